using System.CommandLine;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>profiles set</c>, <c>profiles list</c>, <c>profiles remove</c>: servers under names.</summary>
internal static class ProfilesCommand
{
    public static Command Create() => new("profiles", "Keep servers with their keys under names, for --profile.") { CreateSet(), CreateList(), CreateRemove() };

    private static Command CreateSet()
    {
        var name = Name();
        var url = new Option<string?>("--url") { Description = "address of the server", HelpName = "URL" };
        url.Validators.Add(ConnectionOptions.IsUrl);
        var key = new Option<string?>("--key") { Description = "API key; - reads it from the standard input", HelpName = "KEY" };
        var project = new Option<string?>("--project") { Description = "the project", HelpName = "ID" };
        var command = new Command("set", "Set a profile. What is not named stays as it is.") { name, url, key, project };
        command.SetAction(parsed => ProfileActions.Set(
            parsed.GetRequiredValue(name), new ServerProfile { Url = parsed.GetValue(url), Key = parsed.GetValue(key), Project = parsed.GetValue(project) }));
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "List profiles, without their keys.");
        command.SetAction(static _ => ProfileActions.List());
        return command;
    }

    private static Command CreateRemove()
    {
        var name = Name();
        var command = new Command("remove", "Remove a profile.") { name };
        command.SetAction(parsed => ProfileActions.Remove(parsed.GetRequiredValue(name)));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "the profile" };
}
