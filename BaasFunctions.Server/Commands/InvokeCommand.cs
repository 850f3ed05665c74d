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
          invoke report --async --body '{"month":7}' --idempotency-key report-7

        The output is the body of the response, as it comes. Ends with 1 when the status is 400 or more.
        With --async the call is kept and runs at least once; the output is its id, for `invocations show ID`.
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
        var isAsync = new Option<bool>("--async") { Description = "do not wait: the server keeps the call, runs it and tries again when it fails" };
        var idempotencyKey = new Option<string?>("--idempotency-key") { Description = "with --async: within a day the same key is the same call", HelpName = "KEY" };
        var command = new Command("invoke", "Call a function and print its response.") { name, body, method, path, headers, isAsync, idempotencyKey };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(isAsync) && result.GetValue(idempotencyKey) is not null)
            {
                result.AddError("--idempotency-key goes with --async");
            }

            if (result.GetValue(isAsync) && (result.GetValue(method) is not null || result.GetValue(path) is not null || result.GetValue(headers) is { Length: > 0 }))
            {
                result.AddError("--async calls the function by its name, not at its URL: it goes with none of --method, --path and --header");
            }
        });
        ConnectionOptions.Set(command, (parsed, target, cancellation) => parsed.GetValue(isAsync)
            ? AsyncInvocation.RunAsync(parsed.GetRequiredValue(name), parsed.GetValue(body), parsed.GetValue(idempotencyKey), target, cancellation)
            : new Invocation
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
