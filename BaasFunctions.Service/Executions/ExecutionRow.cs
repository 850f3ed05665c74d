using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>Rows of the database as the API shows them.</summary>
internal static class ExecutionRow
{
    private const int LogsColumn = 15;

    public static ShownExecution ToShown(DbDataReader row, bool hasLogs)
    {
        var isOver = row.GetInt64(9) > 0;
        var detail = JsonSerializer.Deserialize(row.GetString(14), ExecutionJson.Default.RecordedDetail)!;
        return new ShownExecution
        {
            Id = row.GetString(0),
            ExecutionId = row.GetString(1),
            FunctionId = row.GetString(2),
            FunctionName = TextOf(row.GetString(3)),
            Version = row.GetInt64(4) is > 0 and var version ? (int)version : null,
            Trigger = row.GetString(5),
            Caller = TextOf(row.GetString(6)),
            Parent = TextOf(row.GetString(7)),
            Started = TimeOf(row.GetInt64(8)),
            Ended = isOver ? TimeOf(row.GetInt64(9)) : null,
            Outcome = row.GetString(10),
            Error = detail.Error is { } error ? ToShown(error) : null,
            WallMs = row.GetInt64(11) / 1000d,
            CpuMs = row.GetInt64(12) / 1000d,
            QueueMs = detail.QueueMs,
            AllocatedBytes = detail.AllocatedBytes,
            HostCalls = detail.HostCalls,
            EgressCalls = detail.EgressCalls,
            HttpStatus = row.GetInt64(13) is > 0 and var status ? (int)status : null,
            LogIsLost = detail.LogIsLost ? true : null,
            Logs = hasLogs ? LogsOf(row.GetString(LogsColumn)) : null,
        };
    }

    public static FunctionStatistics ToStatistics(DbDataReader row) => new()
    {
        FunctionId = row.GetString(0),
        FunctionName = TextOf(row.GetString(1)),
        Calls = NumberOf(row, 2),
        Errors = NumberOf(row, 3),
        Lost = NumberOf(row, 4),
        P50Ms = NumberOf(row, 5) / 1000d,
        P95Ms = NumberOf(row, 6) / 1000d,
        CpuMs = NumberOf(row, 7) / 1000d,
    };

    private static ShownExecution.Failure ToShown(RecordedError error) => new()
    {
        Code = error.Code,
        Name = error.Name,
        Message = error.Message,
        File = error.File,
        Line = error.Line > 0 ? error.Line : null,
        Column = error.Line > 0 ? error.Column : null,
        CodeFrame = error.CodeFrame,
    };

    private static IReadOnlyList<ShownExecution.RecordedLine> LogsOf(string json)
    {
        if (json.Length == 0)
        {
            return [];
        }

        using var logs = JsonDocument.Parse(json);
        return [.. logs.RootElement.EnumerateArray().Select(entry => new ShownExecution.RecordedLine
        {
            Level = entry.GetProperty("level").GetString()!,
            Message = entry.GetProperty("message").GetString()!,
            Data = new RawJson(Encoding.UTF8.GetBytes(entry.GetProperty("data").GetRawText())),
            Timestamp = entry.GetProperty("timestamp").GetString()!,
        })];
    }

    /// <summary>Sums are of another type on PostgreSQL.</summary>
    private static long NumberOf(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    private static string? TextOf(string text) => text.Length > 0 ? text : null;

    private static string TimeOf(long ms) => Timestamp.Iso(DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
