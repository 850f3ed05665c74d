using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>A result as the payload of <see cref="FrameType.Result"/>. The data passes as it is.</summary>
internal static class ResultCodec
{
    private const byte Unknown = 2;

    /// <summary>UTF-16 units of "success" and "error", with room to spare.</summary>
    private const int MaxStatus = 16;

    /// <param name="buffer">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="logsSent">Entries that went ahead, each in its own frame.</param>
    /// <param name="cacheHit">Whether the program was found compiled.</param>
    public static void Write(FrameBuffer buffer, ExecutionResult result, int logsSent, bool? cacheHit)
    {
        buffer.WriteByte((byte)result.Outcome);
        buffer.WriteByte(cacheHit switch { null => Unknown, true => 1, false => 0 });
        buffer.WriteBytes(result.DataJson.Span);
        buffer.WriteString(result.FunctionStatus);
        ResponseCodec.Write(buffer, result.Response);
        buffer.WriteBoolean(result.Error is not null);
        if (result.Error is not null)
        {
            ErrorCodec.Write(buffer, result.Error);
        }

        MetricsCodec.Write(buffer, result.Metrics);
        TestCodec.Write(buffer, result.Coverage);
        buffer.WriteInt32(result.Logs.Count - logsSent);
        for (var i = logsSent; i < result.Logs.Count; i++)
        {
            LogCodec.Write(buffer, result.Logs[i]);
        }
    }

    public static WorkerResult Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var outcome = (ExecutionOutcome)reader.ReadByte();
        var hit = reader.ReadByte();
        if (!Enum.IsDefined(outcome) || hit > Unknown)
        {
            throw new FrameFormatException("Not an outcome.");
        }

        var result = new ExecutionResult
        {
            Outcome = outcome,
            DataJson = reader.ReadBytes(),
            FunctionStatus = reader.ReadNullableString(MaxStatus),
            Response = ResponseCodec.Read(ref reader),
            Error = reader.ReadBoolean() ? ErrorCodec.Read(ref reader) : null,
            Metrics = MetricsCodec.Read(ref reader),
            Coverage = TestCodec.ReadCoverage(ref reader),
            Logs = ReadLogs(ref reader),
        };
        reader.End();
        return (result.Error is null) == (outcome == ExecutionOutcome.Completed)
            ? new WorkerResult(result, hit == Unknown ? null : hit == 1)
            : throw new FrameFormatException("A result that contradicts its outcome.");
    }

    private static LogEntry[] ReadLogs(ref PayloadReader reader)
    {
        var entries = new LogEntry[reader.ReadCount(LogCodec.MinBytes)];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = LogCodec.Read(ref reader);
        }

        return entries;
    }
}
