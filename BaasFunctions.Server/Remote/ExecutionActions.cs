using System.Text.Json;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary><c>executions</c> and <c>logs</c>: what ran.</summary>
internal static class ExecutionActions
{
    /// <summary>Pages that are looked through for those that failed.</summary>
    private const int MaxPages = 50;

    public static async Task<int> ListAsync(ExecutionWish wish, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        if (target.Json && !wish.OnlyErrors)
        {
            var answer = await client.GetAsync(PathOf(target, wish, Math.Min(wish.Limit, ExecutionWish.PageRows), null), cancellation);
            return AnswerReport.Print(answer, target, ClientJson.Default.ExecutionList, static _ => { });
        }

        var (found, failed) = await FindAsync(client, wish, target, cancellation);
        if (failed is not null)
        {
            return AnswerReport.Fail(failed, target);
        }

        if (target.Json)
        {
            AnswerReport.PrintJson(JsonSerializer.SerializeToUtf8Bytes(new ClientContracts.ExecutionList(found, null), ClientJson.Default.ExecutionList));
            return ExitCode.Success;
        }

        var style = TerminalStyle.ForOutput();
        var table = new Table("STARTED", "FUNCTION", "VERSION", "TRIGGER", "OUTCOME", "STATUS", "MS", "ID", "ERROR") { Paint = (cell, padded) => cell == "completed" ? style.Green(padded) : padded };
        foreach (var one in found)
        {
            table.Add(
                AnswerReport.Time(one.Started), one.FunctionName ?? one.FunctionId, one.Version is { } version ? AnswerReport.Invariant(version) : "-", one.Trigger, one.Outcome,
                one.HttpStatus is { } status ? AnswerReport.Invariant(status) : "-", AnswerReport.Invariant((long)Math.Round(one.WallMs)), one.Id, one.Error?.Message ?? "");
        }

        FunctionActions.PrintTable(table, found.Count, $"No execution of {wish.Function ?? "the project " + target.Server.Project} {(wish.OnlyErrors ? "failed" : "is recorded")}.");
        return ExitCode.Success;
    }

    /// <summary>Prints the logs of the newest executions, the oldest of them first.</summary>
    public static async Task<int> LogsAsync(ExecutionWish wish, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var (found, failed) = await FindAsync(client, wish, target, cancellation);
        if (failed is not null)
        {
            return AnswerReport.Fail(failed, target);
        }

        var report = new ExecutionReport(Console.Out, TerminalStyle.ForOutput());
        foreach (var one in found.Reverse())
        {
            var answer = await client.GetAsync(target.Server.PathOf($"executions/{Uri.EscapeDataString(one.Id)}"), cancellation);
            if (AnswerReport.Print(answer, target, ClientJson.Default.ExecutionOne, read => report.Print(read.Execution)) is not ExitCode.Success and var code)
            {
                return code;
            }
        }

        if (found.Count == 0)
        {
            await Console.Error.WriteLineAsync($"No execution of {wish.Function ?? "the project " + target.Server.Project} is recorded; `logs --follow` waits for the next.");
        }

        return ExitCode.Success;
    }

    private static string PathOf(RemoteTarget target, ExecutionWish wish, int limit, string? cursor) => target.Server.PathOf(
        $"executions?limit={limit}{(wish.Function is { } function ? $"&function={Uri.EscapeDataString(function)}" : "")}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");

    private static async Task<(IReadOnlyList<ClientContracts.Execution> Found, ApiAnswer? Failed)> FindAsync(ApiClient client, ExecutionWish wish, RemoteTarget target, CancellationToken cancellation)
    {
        var found = new List<ClientContracts.Execution>();
        string? cursor = null;
        for (var page = 0; page < MaxPages && found.Count < wish.Limit && (page == 0 || cursor is not null); page++)
        {
            var rows = wish.OnlyErrors ? ExecutionWish.PageRows : Math.Min(wish.Limit - found.Count, ExecutionWish.PageRows);
            var answer = await client.GetAsync(PathOf(target, wish, rows, cursor), cancellation);
            if (!answer.Succeeded || answer.Read(ClientJson.Default.ExecutionList) is not { } list)
            {
                return ([], answer);
            }

            found.AddRange(list.Executions.Where(one => !wish.OnlyErrors || HasFailed(one)).Take(wish.Limit - found.Count));
            cursor = list.NextCursor;
        }

        return (found, null);
    }

    private static bool HasFailed(ClientContracts.Execution execution) => execution.Outcome is not ("completed" or "running") || execution.HttpStatus >= 500;
}
