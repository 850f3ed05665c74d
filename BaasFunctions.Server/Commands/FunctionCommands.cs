using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary>Commands about functions that are deployed: <c>functions</c>, <c>versions</c>, <c>rollback</c>, <c>status</c>, <c>delete</c>.</summary>
internal static class FunctionCommands
{
    public static IEnumerable<Command> Create() => [CreateList(), CreateVersions(), CreateRollback(), CreateStatus(), CreateDelete()];

    /// <summary>The argument that names a function.</summary>
    public static Argument<string> Name() => new("NAME") { Description = "the function" };

    private static Command CreateList()
    {
        var command = new Command("functions", "List the functions of the project.");
        ConnectionOptions.Set(command, static (_, target, cancellation) => FunctionActions.ListAsync(target, cancellation));
        return command;
    }

    private static Command CreateVersions()
    {
        var name = Name();
        var command = new Command("versions", "List the versions of a function that are kept.") { name };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => FunctionActions.VersionsAsync(parsed.GetRequiredValue(name), target, cancellation));
        return command;
    }

    private static Command CreateRollback()
    {
        var name = Name();
        var to = NumberOption.Create("--to", "N", "the version to serve [default: the one before]");
        var command = new Command("rollback", "Serve the version before, or any other that is kept.") { name, to };
        ConnectionOptions.Set(
            command, (parsed, target, cancellation) => FunctionActions.RollbackAsync(parsed.GetRequiredValue(name), parsed.GetValue(to), target, cancellation));
        return command;
    }

    private static Command CreateStatus()
    {
        var name = Name();
        var status = new Argument<string>("STATUS") { Description = "draft and offline are not served, testing is to callers with a key, online is" };
        status.AcceptOnlyFromAmong(DeployCommand.Statuses);
        var command = new Command("status", "Set the status of a function.") { name, status };
        ConnectionOptions.Set(
            command, (parsed, target, cancellation) => FunctionActions.SetStatusAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(status), target, cancellation));
        return command;
    }

    private static Command CreateDelete()
    {
        var name = Name();
        var yes = new Option<bool>("--yes") { Description = "do not ask" };
        var command = new Command("delete", "Delete a function with all its versions. Asks on a terminal.") { name, yes };
        ConnectionOptions.Set(
            command, (parsed, target, cancellation) => FunctionActions.DeleteAsync(parsed.GetRequiredValue(name), parsed.GetValue(yes), target, cancellation));
        return command;
    }
}
