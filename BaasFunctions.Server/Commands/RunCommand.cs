using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Commands;

/// <summary><c>run FILE</c>: runs one function and prints what it logged, what it returned and what it used.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "the function, a JavaScript file" };
        file.AcceptExistingOnly();
        var body = new Option<string?>("--body") { Description = "the request's body, as JSON", HelpName = "JSON" };
        body.Validators.Add(IsJson);
        var env = new Option<string[]>("--env") { Description = "a value of the function's env; may be repeated", HelpName = "NAME=VALUE" };
        env.Validators.Add(IsAssignment);
        var timeout = new Option<int?>("--timeout") { Description = "wall time in ms", HelpName = "MS" };
        timeout.Validators.Add(IsPositive);
        var json = new Option<bool>("--json") { Description = "print one JSON object, as /execute answers" };

        var command = new Command("run", "Run one file and print its log, its result and its figures.") { file, body, env, timeout, json };
        command.SetAction((parsed, cancellation) => FileRunner.RunAsync(
            new RunRequest(
                parsed.GetRequiredValue(file),
                parsed.GetValue(body),
                Split(parsed.GetValue(env) ?? []),
                parsed.GetValue(timeout),
                parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static Dictionary<string, string> Split(string[] assignments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=');
            values[assignment[..equals]] = assignment[(equals + 1)..];
        }

        return values;
    }

    private static void IsJson(OptionResult option)
    {
        try
        {
            using var parsed = JsonDocument.Parse(option.Tokens.Single().Value);
        }
        catch (JsonException fault)
        {
            option.AddError($"--body is not JSON: {fault.Message}");
        }
    }

    private static void IsAssignment(OptionResult option)
    {
        foreach (var token in option.Tokens.Where(token => token.Value.IndexOf('=') <= 0))
        {
            option.AddError($"--env {token.Value} is not NAME=VALUE");
        }
    }

    private static void IsPositive(OptionResult option)
    {
        if (option.Tokens.Count == 1 && int.TryParse(option.Tokens[0].Value, out var value) && value <= 0)
        {
            option.AddError("--timeout must be a positive number of milliseconds");
        }
    }
}
