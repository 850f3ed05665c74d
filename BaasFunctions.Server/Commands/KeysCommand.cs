using System.CommandLine;
using System.CommandLine.Parsing;
using BaasFunctions.Server.Keys;
using BaasFunctions.Service.Access.Keys;
using BaasFunctions.Service.Quotas;

namespace BaasFunctions.Server.Commands;

/// <summary><c>keys create</c>, <c>keys list</c>, <c>keys revoke</c>: API keys in the store that the settings name.</summary>
internal static class KeysCommand
{
    public static Command Create() =>
        new("keys", "Make, list and take back API keys. They are kept as hashes in the database of DATABASE_URL, or in DATA_DIR.")
        {
            CreateCreate(), CreateList(), CreateRevoke(),
        };

    private static Command CreateCreate()
    {
        var name = new Option<string>("--name") { Description = "name for people", HelpName = "NAME", Required = true };
        name.Validators.Add(option => IsName(option, KeyRules.MostName));
        var project = new Option<string?>("--project") { Description = "the only project that the key opens", HelpName = "ID" };
        project.Validators.Add(option => IsName(option, KeyRules.MostProject));
        var all = new Option<bool>("--all-projects") { Description = "a key that opens every project" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"what it opens: {KeyScopeNames.All}; may be repeated; execute when not given",
            HelpName = "SCOPE",
            AllowMultipleArgumentsPerToken = true,
        };
        scopes.Validators.Add(AreScopes);
        var days = Positive("--days", "after how many days it opens nothing; never when not given");
        var requests = Positive("--requests", "executions per window of BAAS_QUOTA_WINDOW");
        var concurrency = Positive("--concurrency", "executions at the same time");
        var cpu = Positive("--cpu-seconds", "seconds of processor time per window");
        var egress = Positive("--egress-bytes", "bytes to and from other systems per window");
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

    private static Option<int?> Positive(string name, string meaning)
    {
        var option = new Option<int?>(name) { Description = meaning, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value <= 0)
            {
                result.AddError($"{name} must be a whole number from 1");
            }
        });
        return option;
    }

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
