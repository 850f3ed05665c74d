using System.CommandLine;
using System.CommandLine.Parsing;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Commands;

/// <summary><c>run FILE</c>: runs one function and prints what it logged, what it returned and what it used.</summary>
internal static class RunCommand
{
    /// <summary>What the help says after the options.</summary>
    public const string Examples = """
        Examples:
          run hello.js --body '{"name":"Ada"}'
          run hello.js --body @request.json --header 'X-Signature: 1f' --query page=2
          echo '{"name":"Ada"}' | run hello.js --json
          run shop/ --body '{"items":[]}'      (shop/main.ts and what it imports)
          run orders.js --memory --env-file test.env --env API_KEY=secret

        The function has the whole context: db, kv, files and jwt in DATA_DIR (or what DATABASE_URL and DRUPAL_API_URL
        name), http under the rules of BAAS_EGRESS_*. Names of .env that are no settings are values of its env.
        The result is the output; log, errors and figures are on the error stream.
        Ends with 0 when the function answered, with 1 when it failed or answered with context.error, with 2 when the
        command line is wrong.
        """;

    public static Command Create()
    {
        var file = new Argument<FileSystemInfo>("FILE")
        {
            Description = "the function, a file of JavaScript, or of TypeScript (.ts, .mts), with those of its folder that it imports; or a folder with main.ts or main.js",
        };
        file.AcceptExistingOnly();
        var body = new Option<string?>("--body")
        {
            Description = "body of the request as JSON; @FILE reads it from a file, - from the standard input, which is also read when it is no terminal [default: {}]",
            HelpName = "JSON",
        };
        var method = new Option<string?>("--method") { Description = "method of the request, in capitals [default: POST]", HelpName = "NAME" };
        method.Validators.Add(IsMethod);
        var headers = new Option<string[]>("--header")
        {
            Description = "a header of the request; may be repeated; functions see its name in lower case", HelpName = "'NAME: VALUE'",
        };
        headers.Validators.Add(option => ArePairs(option, ':', "'NAME: VALUE'"));
        var query = new Option<string[]>("--query") { Description = "a parameter of the query; may be repeated; a name that repeats is an array", HelpName = "NAME=VALUE" };
        query.Validators.Add(option => ArePairs(option, '=', "NAME=VALUE"));
        var env = new Option<string[]>("--env")
        {
            Description = "a value of the function's env; may be repeated; NAME alone takes it from the environment", HelpName = "NAME=VALUE",
        };
        env.Validators.Add(AreValues);
        var envFiles = new Option<string[]>("--env-file") { Description = "a file like .env with values of the function's env; may be repeated", HelpName = "FILE" };
        var project = new Option<string>("--project")
        {
            Description = "project whose data the function works on", HelpName = "ID", DefaultValueFactory = static _ => "local",
        };
        project.Validators.Add(IsProject);
        var memory = new Option<bool>("--memory") { Description = "keep data in a store that begins empty and is gone at the end" };
        var timeout = NumberOption.Create("--timeout", "MS", "wall time in milliseconds [default: DEFAULT_TIMEOUT]");
        var json = new Option<bool>("--json") { Description = "print one JSON object, as /execute answers" };

        var command = new Command("run", "Run one file and print its result, its log and its figures.")
        {
            file, body, method, headers, query, env, envFiles, project, memory, timeout, json,
        };
        command.SetAction((parsed, cancellation) => FileRunner.RunAsync(
            new RunRequest
            {
                File = parsed.GetRequiredValue(file),
                Body = parsed.GetValue(body) is var text && text == "-" ? null : text,
                BodyIsInput = parsed.GetValue(body) == "-",
                Method = parsed.GetValue(method),
                Headers = [.. (parsed.GetValue(headers) ?? []).Select(header => Split(header, ':', isHeader: true))],
                Query = [.. (parsed.GetValue(query) ?? []).Select(pair => Split(pair, '=', isHeader: false))],
                Env = ValuesOf(parsed.GetValue(env) ?? []),
                EnvFiles = parsed.GetValue(envFiles) ?? [],
                Project = parsed.GetRequiredValue(project),
                InMemory = parsed.GetValue(memory),
                TimeoutMs = parsed.GetValue(timeout),
                Json = parsed.GetValue(json),
            },
            cancellation));
        return command;
    }

    private static KeyValuePair<string, string> Split(string pair, char separator, bool isHeader)
    {
        var at = pair.IndexOf(separator);
        return isHeader
            ? new(pair[..at].Trim().ToLowerInvariant(), pair[(at + 1)..].Trim())
            : new(pair[..at], pair[(at + 1)..]);
    }

    private static Dictionary<string, string> ValuesOf(string[] assignments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=');
            var name = equals < 0 ? assignment : assignment[..equals];
            values[name] = equals < 0 ? Environment.GetEnvironmentVariable(name)! : assignment[(equals + 1)..];
        }

        return values;
    }

    private static void ArePairs(OptionResult option, char separator, string form)
    {
        foreach (var token in option.Tokens.Where(token => token.Value.IndexOf(separator) <= 0))
        {
            option.AddError($"{option.Option.Name} {token.Value} is not {form}");
        }
    }

    /// <summary>What follows the name may be a secret, so a value is never repeated.</summary>
    private static void AreValues(OptionResult option)
    {
        foreach (var token in option.Tokens)
        {
            var equals = token.Value.IndexOf('=');
            if (equals == 0 || token.Value.Length == 0)
            {
                option.AddError("--env has no name: it is NAME=VALUE");
            }
            else if (equals < 0 && Environment.GetEnvironmentVariable(token.Value) is null)
            {
                option.AddError($"--env {token.Value} is not NAME=VALUE, and the environment has no value of that name");
            }
        }
    }

    private static void IsMethod(OptionResult option)
    {
        if (option.Tokens.Count == 1 && option.Tokens[0].Value is var name && (name.Length is 0 or > 32 || !name.All(char.IsAsciiLetterUpper)))
        {
            option.AddError($"--method {name} is no method: write it in capitals, such as GET");
        }
    }

    private static void IsProject(OptionResult option)
    {
        if (option.Tokens.Count == 1 && option.Tokens[0].Value is { Length: 0 or > 128 })
        {
            option.AddError("--project must have 1 to 128 characters");
        }
    }
}
