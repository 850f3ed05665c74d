using System.CommandLine;
using System.CommandLine.Parsing;
using BaasFunctions.Server.Keys;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Server.Commands;

/// <summary><c>keys create</c>, <c>keys list</c>, <c>keys revoke</c>: API keys in the store that the settings name.</summary>
internal static class KeysCommand
{
    /// <summary>What the help of <c>keys create</c> says after the options.</summary>
    public const string Examples = """
        Examples:
          keys create --name shop --project shop --scope execute,test
          keys create --name first --all-projects --days 90
          keys create --name shop --project shop --requests 1000 --cpu-seconds 600

        The key is the output, and says nothing else, so that it can be passed on. A server on the same store asks for keys
        within BAAS_KEY_CACHE; it serves other machines when it is started with a key in its store.
        """;

    public static Command Create() =>
        new("keys", "Make, list and take back API keys. They are kept as hashes in the database of DATABASE_URL, or in DATA_DIR.")
        {
            CreateCreate(), CreateList(), CreateRevoke(),
        };

    private static Command CreateCreate()
    {
        var name = new Option<string>("--name") { Description = "name for people", HelpName = "NAME", Required = true };
        name.Validators.Add(option => IsName(option, KeyRules.MaxName));
        var project = new Option<string?>("--project") { Description = "the only project that the key opens", HelpName = "ID" };
        project.Validators.Add(option => IsName(option, KeyRules.MaxProject));
        var all = new Option<bool>("--all-projects") { Description = "a key that opens every project" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"what it opens: {KeyScopeNames.All}; may be repeated [default: execute]",
            HelpName = "SCOPE",
            AllowMultipleArgumentsPerToken = true,
        };
        scopes.Validators.Add(AreScopes);
        var days = NumberOption.Create("--days", "DAYS", "days after which it opens nothing [default: never]");
        var requests = NumberOption.Create("--requests", "N", "executions per window of BAAS_QUOTA_WINDOW [default: no bound]");
        var concurrency = NumberOption.Create("--concurrency", "N", "executions at the same time [default: no bound]");
        var cpu = NumberOption.Create("--cpu-seconds", "SECONDS", "processor time per window [default: no bound]");
        var egress = NumberOption.Create("--egress-bytes", "BYTES", "bodies to and from other systems per window [default: no bound]");
        var json = Json();
        var command = new Command("create", "Make a key. It is shown once: only its hash is kept.")
        {
            name, project, all, scopes, days, requests, concurrency, cpu, egress, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(project) is not null))
            {
                result.AddError("Say whom the key is for: either --project ID or --all-projects");
            }
        });
        command.SetAction((parsed, cancellation) => KeyCommands.CreateAsync(
            new KeyRequest(
                parsed.GetRequiredValue(name),
                parsed.GetValue(project),
                ScopesOf(parsed.GetValue(scopes) ?? []),
                parsed.GetValue(days) is { } lifetime ? TimeSpan.FromDays(lifetime) : null,
                new Quota
                {
                    Requests = parsed.GetValue(requests),
                    Concurrency = parsed.GetValue(concurrency),
                    CpuSeconds = parsed.GetValue(cpu),
                    EgressBytes = parsed.GetValue(egress),
                }),
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static Command CreateList()
    {
        var project = new Option<string?>("--project") { Description = "only keys of this project", HelpName = "ID" };
        var json = Json();
        var command = new Command("list", "List keys, without their secrets; revoked ones too.") { project, json };
        command.SetAction((parsed, cancellation) => KeyCommands.ListAsync(parsed.GetValue(project), parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command CreateRevoke()
    {
        var id = new Argument<string>("ID") { Description = "the id of the key, as `keys list` tells it" };
        var command = new Command("revoke", "Take a key back. Running servers notice within BAAS_KEY_CACHE.") { id };
        command.SetAction((parsed, cancellation) => KeyCommands.RevokeAsync(parsed.GetRequiredValue(id), cancellation));
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "print JSON" };

    private static void IsName(OptionResult option, int most)
    {
        if (option.Tokens.Count == 1 && option.Tokens[0].Value is var text && (text.Length == 0 || text.Length > most || !KeyRules.IsPlain(text)))
        {
            option.AddError($"{option.Option.Name} must have 1 to {most} characters, none of them a control character");
        }
    }

    private static void AreScopes(OptionResult option)
    {
        foreach (var name in option.Tokens.SelectMany(token => token.Value.Split(',')).Where(name => KeyScopeNames.Parse(name) is null))
        {
            option.AddError($"--scope {name} is none of {KeyScopeNames.All}");
        }
    }

    private static KeyScopes ScopesOf(string[] names) => names.Length == 0
        ? KeyScopes.Execute
        : names.SelectMany(text => text.Split(',')).Aggregate(KeyScopes.None, static (all, name) => all | KeyScopeNames.Parse(name)!.Value);
}
