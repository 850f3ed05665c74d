using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>invocations</c> and <c>schedules</c>: calls that nobody waits for.</summary>
internal static class InvocationCommands
{
    private const int Rows = 20;

    public static IEnumerable<Command> Create() => [CreateInvocations(), CreateSchedules()];

    private static Command CreateInvocations()
    {
        var state = new Option<string?>("--state") { Description = "only of this state; failed ones are dead letters", HelpName = "STATE" };
        state.AcceptOnlyFromAmong("queued", "running", "retrying", "succeeded", "failed", "cancelled");
        var function = new Option<string?>("--function") { Description = "only of this function", HelpName = "NAME" };
        var limit = NumberOption.Create("--limit", "N", $"how many at most, up to {InvocationActions.MaxRows} [default: {Rows}]");
        var command = new Command("invocations", "List calls that nobody waits for, the newest first; show, retry and cancel them.")
        {
            state, function, limit,
            CreateOne("show", "Show a call with its result.", InvocationActions.ShowAsync),
            CreateOne("retry", "Run a call that failed for good again, with all its attempts.", InvocationActions.RetryAsync),
            CreateOne("cancel", "Take back a call that does not run.", InvocationActions.CancelAsync),
        };
        ConnectionOptions.Set(command, (parsed, target, cancellation) =>
            InvocationActions.ListAsync(parsed.GetValue(state), parsed.GetValue(function), parsed.GetValue(limit) ?? Rows, target, cancellation));
        return command;
    }

    private static Command CreateOne(string name, string description, Func<string, RemoteTarget, CancellationToken, Task<int>> action)
    {
        var id = new Argument<string>("ID") { Description = "id of the call, as `invocations` lists it" };
        var command = new Command(name, description) { id };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => action(parsed.GetRequiredValue(id), target, cancellation));
        return command;
    }

    private static Command CreateSchedules()
    {
        var command = new Command("schedules", "List when functions run by themselves, and how they did.");
        ConnectionOptions.Set(command, static (_, target, cancellation) => InvocationActions.SchedulesAsync(target, cancellation));
        return command;
    }
}
