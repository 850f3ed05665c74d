using System.Text.Json;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>Calls that nobody waits for, and schedules.</summary>
internal static class InvocationActions
{
    /// <summary>More the API does not give at once.</summary>
    public const int MaxRows = 200;

    public static async Task<int> ListAsync(string? state, string? function, int limit, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var path = $"invocations?limit={Math.Min(limit, MaxRows)}{(state is null ? "" : $"&state={state}")}{(function is null ? "" : $"&function={Uri.EscapeDataString(function)}")}";
        var answer = await client.GetAsync(target.Server.PathOf(path), cancellation);
        return AnswerReport.Print(answer, target, ClientJson.Default.InvocationList, list =>
        {
            var table = Table("ID", "CREATED", "FUNCTION", "STATE", "TRIGGER", "ATTEMPTS", "ERROR");
            foreach (var one in list.Invocations)
            {
                table.Add(one.Id, AnswerReport.Time(one.Created), one.Function, one.State, one.Trigger, AnswerReport.Invariant(one.Attempts), one.Error is { } error ? $"{error.Code}: {error.Message}" : "");
            }

            FunctionActions.PrintTable(table, list.Invocations.Count, $"The project {target.Server.Project} has no such call; `invoke NAME --async` makes one.");
        });
    }

    public static async Task<int> ShowAsync(string id, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        return AnswerReport.Print(await client.GetAsync(PathOf(target, id), cancellation), target, ClientJson.Default.InvocationOne, static one => Print(one.Invocation));
    }

    public static async Task<int> RetryAsync(string id, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        return FunctionActions.Done(await client.PostAsync(PathOf(target, id) + "/retry", cancellation), target, $"{id} runs again.");
    }

    public static async Task<int> CancelAsync(string id, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        return FunctionActions.Done(await client.DeleteAsync(PathOf(target, id), cancellation), target, $"{id} is cancelled.");
    }

    public static async Task<int> SchedulesAsync(RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var answer = await client.GetAsync(target.Server.PathOf("schedules"), cancellation);
        return AnswerReport.Print(answer, target, ClientJson.Default.ScheduleList, list =>
        {
            var table = Table("FUNCTION", "CRON", "TIMEZONE", "NEXT", "LAST", "OUTCOME", "INVOCATION");
            foreach (var one in list.Schedules)
            {
                table.Add(one.Function, one.Cron, one.Timezone, TimeOf(one.NextRun), TimeOf(one.LastRun), one.LastOutcome ?? "-", one.LastInvocation ?? "-");
            }

            FunctionActions.PrintTable(table, list.Schedules.Count, $"No function of the project {target.Server.Project} that is online has a schedule (`export const config = {{ schedule: '0 7 * * *' }}`).");
        });
    }

    /// <summary>The result is the output; what became of the call is on the error stream.</summary>
    private static void Print(ClientContracts.Invocation one)
    {
        var style = TerminalStyle.ForErrors();
        Console.Error.WriteLine($"{one.Function} {Paint(style, one.State, one.State)}, {one.Trigger}, attempts: {one.Attempts}, created {AnswerReport.Time(one.Created)}{(one.NextAttempt is { } next ? $", next attempt {AnswerReport.Time(next)}" : "")}");
        if (one.ExecutionId is { } execution)
        {
            Console.Error.WriteLine(style.Dim($"execution {TerminalText.Printable(execution)}"));
        }

        if (one.Error is { } error)
        {
            Console.Error.WriteLine(style.Red(TerminalText.Printable($"{error.Type}: {error.Message}")) + style.Dim($" ({TerminalText.Printable(error.Code)})"));
        }

        if (one.Result.ValueKind != JsonValueKind.Undefined)
        {
            Console.Out.WriteLine(TerminalText.Printable(Console.IsOutputRedirected ? one.Result.GetRawText() : TerminalText.Indent(System.Text.Encoding.UTF8.GetBytes(one.Result.GetRawText()))));
        }
    }

    private static Table Table(params string[] heads)
    {
        var style = TerminalStyle.ForOutput();
        return new Table(heads) { Paint = (cell, padded) => Paint(style, cell, padded) };
    }

    private static string Paint(TerminalStyle style, string state, string text) => state switch
    {
        "succeeded" => style.Green(text),
        "failed" => style.Red(text),
        "retrying" => style.Yellow(text),
        _ => text,
    };

    private static string TimeOf(DateTimeOffset? time) => time is { } known ? AnswerReport.Time(known) : "-";

    private static string PathOf(RemoteTarget target, string id) => target.Server.PathOf($"invocations/{Uri.EscapeDataString(id)}");
}
