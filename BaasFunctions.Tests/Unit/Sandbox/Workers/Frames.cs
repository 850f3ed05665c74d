using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

/// <summary>Frames with something in every member.</summary>
internal static class Frames
{
    public static byte[] PayloadOf(Action<FrameBuffer> write) => BytesOf(FrameType.Execute, 1, write)[Frame.HeaderBytes..];

    public static byte[] BytesOf(FrameType type, int execution, Action<FrameBuffer> write)
    {
        using var buffer = new FrameBuffer();
        buffer.Begin(type, execution);
        write(buffer);
        Assert.IsTrue(buffer.TryEnd());
        return buffer.Written.ToArray();
    }

    public static ExecutionLimits UnusualLimits() => new()
    {
        WallTime = TimeSpan.FromTicks(1),
        MaxWallTime = TimeSpan.FromTicks(2),
        CpuTime = TimeSpan.FromTicks(3),
        MemoryBytes = 4,
        MaxMemoryBytes = 5,
        RecursionDepth = 6,
        ArrayLength = uint.MaxValue,
        RegexTime = TimeSpan.FromTicks(8),
        SourceLength = 9,
        SourceNodes = 10,
        SourceDepth = 11,
        ResultBytes = 12,
        ResultDepth = 13,
        ResultProperties = 14,
        LogEntries = 15,
        LogBytes = 16,
        HostCalls = 17,
        HostCallsAtOnce = 5,
        HostCallBytes = 12_345,
        HostCallTotalBytes = 1L << 33,
    };

    public static ExecutionRequest FullRequest() => new()
    {
        ExecutionId = "execution",
        FunctionId = "function",
        FunctionName = "name",
        Code = "return 'ä\uD800'",
        Language = SourceLanguage.TypeScript,
        HasFiles = true,
        RequestJson = TestSandbox.Utf8("{\"body\":1}"),
        ConfigJson = TestSandbox.Utf8("{}"),
        ProjectIdJson = TestSandbox.Utf8("1"),
        TenantIdJson = TestSandbox.Utf8("2"),
        UserIdJson = TestSandbox.Utf8("\"3\""),
        Env = new Dictionary<string, string> { ["A"] = "1", ["B"] = "" },
        Limits = UnusualLimits(),
        QueueTime = TimeSpan.FromMilliseconds(7),
    };

    public static ExecutionResult FullResult() => new()
    {
        Outcome = ExecutionOutcome.ScriptError,
        DataJson = TestSandbox.Utf8("null"),
        FunctionStatus = "error",
        Response = new FunctionResponse
        {
            Status = 404, StatusText = "Gone", Headers = [KeyValuePair.Create("a", "1"), KeyValuePair.Create("set-cookie", "b=\uD800")], Body = ResponseBody.Base64,
        },
        Error = new ExecutionError
        {
            Code = "CODE",
            Name = "Name",
            Message = "message",
            Hint = "hint",
            Stack = "stack",
            Diagnostic = new SourceDiagnostic(1, 2, "frame") { File = "lib/x.ts" },
            Limit = new LimitReport("name", "unit", null, 5),
        },
        Logs =
        [
            new LogEntry(LogEntryLevel.Info, "first", TestSandbox.Utf8("null"), DateTimeOffset.UnixEpoch),
            new LogEntry(LogEntryLevel.Warn, "second", TestSandbox.Utf8("[1]"), DateTimeOffset.UnixEpoch.AddTicks(1)),
        ],
        Metrics = new ExecutionMetrics
        {
            Wall = TimeSpan.FromTicks(1),
            Cpu = TimeSpan.FromTicks(2),
            Queue = TimeSpan.FromTicks(3),
            AllocatedBytes = 4,
            HostCalls = 5,
            EgressCalls = 6,
            LogBytes = 7,
            LogEntriesDropped = 8,
        },
    };
}
