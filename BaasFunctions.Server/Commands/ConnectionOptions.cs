using System.CommandLine;
using System.CommandLine.Parsing;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Remote;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Commands;

/// <summary>The options of every command that asks a server. An option wins over the profile that is named, that over the environment.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string?> _url = new("--url") { Description = $"address of the server [{CommandLineVariables.Url}, default: {ServerConnection.DefaultUrl}]", HelpName = "URL" };

    private readonly Option<string?> _key = new("--key")
    {
        Description = $"API key; better in {CommandLineVariables.Key} or a profile, which no list of processes shows [{CommandLineVariables.Key}]", HelpName = "KEY",
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = $"the project [{CommandLineVariables.Project}, default: {ServerConnection.DefaultProject}]", HelpName = "ID",
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "the server of a profile, see `profiles set`", HelpName = "NAME" };

    private readonly Option<bool> _json = new("--json") { Description = "print the JSON of the API" };

    public ConnectionOptions() => _url.Validators.Add(IsUrl);

    /// <summary>Gives a command these options, and what it does with the server that they name.</summary>
    public static void Set(Command command, Func<ParseResult, RemoteTarget, CancellationToken, Task<int>> action)
    {
        var options = new ConnectionOptions();
        foreach (var option in (Option[])[options._url, options._key, options._project, options._profile, options._json])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var (server, fault) = options.Read(parsed);
            if (server is not null)
            {
                return await action(parsed, new RemoteTarget(server, parsed.GetValue(options._json)), cancellation);
            }

            await Console.Error.WriteLineAsync(fault);
            return ExitCode.Usage;
        });
    }

    /// <summary>Faults never repeat a value that may be a key.</summary>
    private (ServerConnection? Server, string? Fault) Read(ParseResult parsed)
    {
        var profile = new ServerProfile();
        if (parsed.GetValue(_profile) is { } name)
        {
            var (profiles, unreadable) = ProfileFile.Read();
            if (unreadable is not null)
            {
                return (null, unreadable);
            }

            if (!profiles.TryGetValue(name, out profile!))
            {
                return (null, $"There is no profile {name}; `profiles list` lists them, `profiles set {name} --url URL` makes it");
            }
        }

        var address = parsed.GetValue(_url) ?? profile.Url ?? Variable(CommandLineVariables.Url) ?? ServerConnection.DefaultUrl;
        if (ServerConnection.ReadUrl(address) is not { } url)
        {
            return (null, $"The address in {(profile.Url is null ? CommandLineVariables.Url : "the profile")} is none such as https://functions.example");
        }

        var key = parsed.GetValue(_key) ?? profile.Key ?? Variable(CommandLineVariables.Key);
        return key is null || ServerConnection.IsKey(key)
            ? (new ServerConnection(url, key, parsed.GetValue(_project) ?? profile.Project ?? Variable(CommandLineVariables.Project) ?? ServerConnection.DefaultProject), null)
            : (null, "The key has characters that no key has");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Also for the address of a profile.</summary>
    public static void IsUrl(OptionResult option)
    {
        if (option.Tokens.Count == 1 && ServerConnection.ReadUrl(option.Tokens[0].Value) is null)
        {
            option.AddError($"{option.Option.Name} is no address such as https://functions.example, without user, query and fragment");
        }
    }
}
