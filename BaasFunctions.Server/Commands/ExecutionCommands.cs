using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>executions</c> and <c>logs</c>: what ran on a server.</summary>
internal static class ExecutionCommands
{
    private const int Rows = 20;

    public static IEnumerable<Command> Create() => [CreateList(), CreateLogs()];

    private static Command CreateList()
    {
        var (function, limit) = (Function(), Limit());
        var errors = new Option<bool>("--errors") { Description = "only those that failed" };
        var command = new Command("executions", "List what ran, the newest first.") { function, errors, limit };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => ExecutionActions.ListAsync(
            new ExecutionWish { Function = parsed.GetValue(function), OnlyErrors = parsed.GetValue(errors), Limit = parsed.GetValue(limit) ?? Rows }, target, cancellation));
        return command;
    }

    private static Command CreateLogs()
    {
        var (function, limit) = (Function(), Limit());
        var errors = new Option<bool>("--errors") { Description = "only of those that failed" };
        var follow = new Option<bool>("--follow") { Description = "print what ends from now on, until Ctrl-C" };
        var command = new Command("logs", "Print what executions logged, and the errors that ended them.") { function, errors, limit, follow };
        command.Validators.Add(result =>
        {
            if (result.GetValue(follow) && (result.GetValue(errors) || result.GetValue(limit) is not null))
            {
                result.AddError("--follow prints all that ends: it goes with neither --errors nor --limit");
            }
        });
        ConnectionOptions.Set(command, (parsed, target, cancellation) => parsed.GetValue(follow)
            ? LiveExecutions.FollowAsync(parsed.GetValue(function), target, cancellation)
            : ExecutionActions.LogsAsync(
                new ExecutionWish { Function = parsed.GetValue(function), OnlyErrors = parsed.GetValue(errors), Limit = parsed.GetValue(limit) ?? Rows }, target, cancellation));
        return command;
    }

    private static Option<string?> Function() => new("--function") { Description = "only of this function", HelpName = "NAME" };

    private static Option<int?> Limit() => NumberOption.Create("--limit", "N", $"how many at most [default: {Rows}]");
}
