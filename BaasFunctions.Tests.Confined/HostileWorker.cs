using System.Buffers.Binary;
using System.Text;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Hosting;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Tests.Confined;

/// <summary>
/// A worker that was taken over: it speaks the protocol until it is given a text that names a part to play. Every other text is answered at once
/// with itself, and <c>slow</c> after half a second.
/// </summary>
internal sealed class HostileWorker(Stream stream)
{
    private static readonly ConfinementReport s_confined = new([new("system-call-filter", true, null), new("landlock", true, null)]);
    private static readonly ConfinementReport s_unconfined = new([new("system-call-filter", true, null), new("landlock", false, "not here")]);

    private readonly Lock _gate = new();
    private readonly Dictionary<SourceHash, string> _sources = [];

    /// <param name="mode">What it says first: <c>confined</c>, <c>unconfined</c>, or <c>rude</c> for something before the hello.</param>
    /// <param name="arguments">Those of a worker.</param>
    public static int Run(string mode, string[] arguments)
    {
        using var stream = WorkerPipe.Connect(WorkerSettings.TryParse(arguments)!.Address);
        var worker = new HostileWorker(stream);
        if (mode == "rude")
        {
            worker.Send(FrameType.Pong, 0, _ => { });
        }

        worker.Send(FrameType.Hello, 0, buffer => HelloCodec.Write(buffer, mode == "unconfined" ? s_unconfined : s_confined));
        worker.Listen();
        return 0;
    }

    private void Listen()
    {
        using var reader = new FrameReader(stream);
        while (reader.Fill())
        {
            while (reader.TryTake(out var frame))
            {
                if (frame.Type == FrameType.Ping)
                {
                    Send(FrameType.Pong, 0, _ => { });
                }
                else if (frame.Type == FrameType.Execute)
                {
                    var request = RequestCodec.Read(frame.Payload.Span, out var hash, out var withSource);
                    if (withSource)
                    {
                        _sources[hash] = request.Code;
                    }

                    Execute(frame.Execution, _sources[hash]);
                }
            }
        }
    }

    private void Execute(int number, string code)
    {
        if (code == "slow")
        {
            _ = Task.Delay(500).ContinueWith(_ => Answer(number, "\"slow\""), TaskScheduler.Default);
        }
        else if (!Play(number, code))
        {
            Answer(number, $"\"{code}\"");
        }
    }

    private bool Play(int number, string part)
    {
        switch (part)
        {
            case "a result that is no JSON": Answer(number, "{\"a\":"); break;
            case "a result of two values": Answer(number, "1 2"); break;
            case "a result that is no text": Answer(number, [(byte)'"', 0xFF, (byte)'"']); break;
            case "a result nested too deeply": Answer(number, new string('[', 5000) + new string(']', 5000)); break;
            case "a result that is too large": Answer(number, $"\"{new string('x', 8 << 20)}\""); break;
            case "a result for another worker": Answer(number + 1000, "1"); break;
            case "a result for execution zero": Answer(0, "1"); break;
            case "figures below zero": Raw(number, metric: -1); break;
            case "an hour of processor time": Raw(number, metric: TimeSpan.FromHours(1).Ticks); break;
            case "the same result again": Answer(number, "1"); Answer(number, "2"); break;
            case "a flood of late results": Repeat(10_000, _ => Answer(number, "1")); break;
            case "a header that smuggles another": Respond(number, "a", "1\r\nset-cookie: b=1"); break;
            case "an impossible status": Respond(number, "a", "1", status: 99); break;
            case "a body that is no text": Respond(number, "a", "1", data: "{}"); break;
            case "an error without a code": Fail(number, "", "message"); break;
            case "a loss of the worker": Fail(number, ErrorCodes.WorkerLost, "message", ExecutionOutcome.WorkerLost); break;
            case "a million log lines": Repeat(1_000_000, i => Log(number, $"{i}", "null")); break;
            case "a log line that is no JSON": Log(number, "x", "{"); break;
            case "a log line larger than all": Log(number, new string('x', 2 << 20), "null"); break;
            case "a log line of no level": Send(FrameType.Log, number, b => { b.WriteInt64(1); b.WriteByte(200); b.WriteString("x"); b.WriteBytes("null"u8); }); break;
            case "a log line of no time": Send(FrameType.Log, number, b => { b.WriteInt64(long.MaxValue); b.WriteByte(1); b.WriteString("x"); b.WriteBytes("null"u8); }); break;
            case "a flood of requests for the source": Repeat(100_000, _ => Send(FrameType.NeedSource, number, _ => { })); break;
            case "a flood of preparations": Repeat(100_000, i => Send(FrameType.Preparing, number, b => b.WriteBoolean(i % 2 == 0))); break;
            case "a flood of timeouts": Repeat(100_000, i => Send(FrameType.Rebased, number, b => b.WriteInt64(TimeSpan.TicksPerSecond + i))); break;
            case "a timeout below zero": Send(FrameType.Rebased, number, b => b.WriteInt64(-1)); break;
            case "processor time that was not spent": Send(FrameType.CpuSpent, number, b => b.WriteInt64(TimeSpan.FromMinutes(5).Ticks)); break;
            case "a length that cannot be": Header(int.MaxValue, FrameType.Result, number); break;
            case "a length below zero": Header(-1, FrameType.Result, number); break;
            case "a large frame of a small type": Header(1 << 20, FrameType.Pong, 0); break;
            case "a frame larger than its execution needs": Header(60 << 20, FrameType.Result, number); break;
            case "half a frame and silence": Header(1000, FrameType.Result, number); Thread.Sleep(Timeout.Infinite); break;
            case "half a frame and the end": Header(1000, FrameType.Result, number); Environment.Exit(3); break;
            case "more calls than agreed": Repeat(5_000, i => Call(number, i + 1, "utils.uuid", "{}")); break;
            case "a call that is no JSON": Call(number, 1, "db.findMany", "{"); break;
            case "a call of no operation": Call(number, 1, "db find\n", "{}"); break;
            case "the same call twice": Call(number, 1, "db.findMany", "{}"); Call(number, 1, "db.findMany", "{}"); break;
            case "a call that was never made is given up": Send(FrameType.HostCallGivenUp, number, b => b.WriteInt32(7)); break;
            case "an answer to a call of its own": Send(FrameType.HostAnswer, number, b => HostCallCodec.Write(b, 1, HostAnswer.Of("1"u8.ToArray()))); break;
            case "an answer to no ping": Send(FrameType.Pong, 0, _ => { }); break;
            case "a second hello": Send(FrameType.Hello, 0, b => HelloCodec.Write(b, s_confined)); break;
            case "a frame of no type": Send((FrameType)200, number, _ => { }); break;
            case "answers that are never read": Repeat(32, i => Call(number, i + 1, "db.findMany", "{}")); LookAlive(number); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Reads nothing, and sends what shows that it is there.</summary>
    private void LookAlive(int number)
    {
        for (var i = 0; i < 900; i++)
        {
            Thread.Sleep(100);
            Log(number, $"{i}", "null");
        }
    }

    private void Answer(int number, string json) => Answer(number, Encoding.UTF8.GetBytes(json));

    private void Answer(int number, byte[] json) => Result(number, new ExecutionResult
    {
        Outcome = ExecutionOutcome.Completed, DataJson = json, Logs = [], Metrics = new ExecutionMetrics(),
    });

    private void Respond(int number, string name, string value, int status = 200, string data = "\"\"") => Result(number, new ExecutionResult
    {
        Outcome = ExecutionOutcome.Completed,
        DataJson = Encoding.UTF8.GetBytes(data),
        Response = new FunctionResponse { Status = status, Headers = [KeyValuePair.Create(name, value)], Body = ResponseBody.Text },
        Logs = [],
        Metrics = new ExecutionMetrics(),
    });

    private void Fail(int number, string code, string message, ExecutionOutcome outcome = ExecutionOutcome.ScriptError) => Result(number, new ExecutionResult
    {
        Outcome = outcome,
        DataJson = "null"u8.ToArray(),
        Error = new ExecutionError { Code = code, Name = "Error", Message = message },
        Logs = [],
        Metrics = new ExecutionMetrics(),
    });

    private void Result(int number, ExecutionResult result) =>
        Send(FrameType.Result, number, buffer => ResultCodec.Write(buffer, result, logsSent: 0, cacheHit: true));

    /// <summary>A result member by member, because an honest writer has no figures below zero.</summary>
    private void Raw(int number, long metric) => Send(FrameType.Result, number, buffer =>
    {
        buffer.WriteByte((byte)ExecutionOutcome.Completed);
        buffer.WriteByte(1);
        buffer.WriteBytes("1"u8);
        buffer.WriteString(null);
        buffer.WriteBoolean(false);
        buffer.WriteBoolean(false);
        for (var i = 0; i < 5; i++)
        {
            buffer.WriteInt64(i == 3 ? metric : 0);
        }

        buffer.WriteInt64(0);
        buffer.WriteInt32(0);
        buffer.WriteInt32(0);
        buffer.WriteInt64(0);
        buffer.WriteInt32(0);
        buffer.WriteBoolean(false);
        buffer.WriteInt32(0);
    });

    private void Log(int number, string message, string json) => Send(
        FrameType.Log,
        number,
        buffer => LogCodec.Write(buffer, new LogEntry(LogEntryLevel.Info, message, Encoding.UTF8.GetBytes(json), DateTimeOffset.UtcNow)));

    private void Call(int execution, int number, string operation, string json) => Send(
        FrameType.HostCall, execution, buffer => HostCallCodec.Write(buffer, number, new HostCall(operation, Encoding.UTF8.GetBytes(json), default)));

    private void Header(int length, FrameType type, int number)
    {
        Span<byte> header = stackalloc byte[Frame.HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, length);
        header[4] = (byte)type;
        BinaryPrimitives.WriteInt32LittleEndian(header[5..], number);
        stream.Write(header);
    }

    private void Send(FrameType type, int number, Action<FrameBuffer> write)
    {
        using var buffer = new FrameBuffer();
        buffer.TryAdd(type, number, 0, (to, _) => write(to));
        lock (_gate)
        {
            stream.Write(buffer.Written.Span);
        }
    }

    private static void Repeat(int count, Action<int> action)
    {
        for (var i = 0; i < count; i++)
        {
            action(i);
        }
    }
}
