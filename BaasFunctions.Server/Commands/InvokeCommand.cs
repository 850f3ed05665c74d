using System.CommandLine;
using System.CommandLine.Parsing;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>invoke NAME</c>: calls a function at its URL.</summary>
internal static class InvokeCommand
{
    /// <summary>What the help says after the options.</summary>
    public const string Examples = """
        Examples:
          invoke hello
          invoke hello --path '?name=Ada'
          invoke orders --method PUT --path /42 --body '{"state":"sent"}' --header 'X-Request: 7'
          invoke webhook --body @event.json
          echo '{"name":"Ada"}' | invoke hello --body -

        The output is the body of the response, as it comes. Ends with 1 when the status is 400 or more.
        """;

    public static Command Create()
    {
        var name = FunctionCommands.Name();
        var body = new Option<string?>("--body")
        {
            Description = "body of the request, JSON or text; @FILE sends a file, - the standard input, which is taken for JSON [default: none]", HelpName = "BODY",
        };
        var method = new Option<string?>("--method") { Description = "method, in capitals [default: POST with a body, else GET]", HelpName = "NAME" };
        method.AcceptOnlyFromAmong("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        var path = new Option<string?>("--path") { Description = "what follows the name in the URL: a path with its slash, a query", HelpName = "/PATH?QUERY" };
        path.Validators.Add(IsPath);
        var headers = new Option<string[]>("--header") { Description = "a header of the request; may be repeated", HelpName = "'NAME: VALUE'" };
        headers.Validators.Add(AreHeaders);
        var command = new Command("invoke", "Call a function and print its response.") { name, body, method, path, headers };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => new Invocation
        {
            Name = parsed.GetRequiredValue(name),
            Body = parsed.GetValue(body),
            Method = parsed.GetValue(method),
            Path = parsed.GetValue(path) ?? "",
            Headers = [.. (parsed.GetValue(headers) ?? []).Select(Split)],
        }.RunAsync(target, cancellation));
        return command;
    }

    private static KeyValuePair<string, string> Split(string header) => header.IndexOf(':') is var at ? new(header[..at].Trim(), header[(at + 1)..].Trim()) : default;

    private static void IsPath(OptionResult option)
    {
        if (option.Tokens.Count == 1 && option.Tokens[0].Value is { Length: > 0 } text && text[0] is not ('/' or '?'))
        {
            option.AddError($"--path {text} begins neither with / nor with ?");
        }
    }

    /// <summary>A value may be a secret, so only what is before it is repeated.</summary>
    private static void AreHeaders(OptionResult option)
    {
        foreach (var token in option.Tokens)
        {
            var at = token.Value.IndexOf(':');
            if (at <= 0 || !token.Value[..at].Trim().All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || token.Value.AsSpan(at).ContainsAny('\r', '\n'))
            {
                option.AddError($"--header {(at > 0 ? token.Value[..at] : "")} is not 'NAME: VALUE'");
            }
        }
    }
}
