using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Sends the frames of the worker. The operating system has the frame when the call returns, so that it survives a crash of the
/// process. Only the beginning of an execution and a host call may wait for the next frame, which is usually its result, or that it waits: one write instead of two.
/// The end of the supervisor is noticed by the reader of its frames.
/// </summary>
internal sealed class WorkerOutput(Stream stream)
{
    /// <summary>Host calls that wait take no more than this.</summary>
    private const int MaxWaitingBytes = 32 << 10;

    private readonly Lock _gate = new();
    private readonly FrameBuffer _buffer = new();

    public void Hello(ConfinementReport report) => Send(FrameType.Hello, 0, report, HelloCodec.Write);

    public void Pong() => Send(FrameType.Pong, 0, 0, static (_, _) => { });

    public void NeedSource(int execution) => Send(FrameType.NeedSource, execution, 0, static (_, _) => { });

    public void Rebased(int execution, TimeSpan budget) =>
        Send(FrameType.Rebased, execution, budget, static (buffer, time) => buffer.WriteTime(time));

    /// <summary>The execution has a thread. Sent with the next frame, or by <see cref="Flush"/>.</summary>
    public void Begun(int execution) => Send(FrameType.Begun, execution, 0, static (_, _) => { }, mayWait: true);

    /// <param name="execution">The execution that waits.</param>
    /// <param name="answered">Answers to its calls that have come: one that is on its way continues it, and the supervisor knows.</param>
    /// <param name="bytes">Memory that it may hold meanwhile.</param>
    public void Park(int execution, int answered, long bytes) => Send(FrameType.Parked, execution, (answered, bytes), static (buffer, state) =>
    {
        buffer.WriteInt32(state.answered);
        buffer.WriteInt64(state.bytes);
    });

    public void Unpark(int execution) => Send(FrameType.Unparked, execution, 0, static (_, _) => { });

    public void Preparing(int execution, bool begins) =>
        Send(FrameType.Preparing, execution, begins, static (buffer, value) => buffer.WriteBoolean(value));

    public void CpuSpent(int execution, TimeSpan used) =>
        Send(FrameType.CpuSpent, execution, used, static (buffer, time) => buffer.WriteTime(time));

    public void Log(int execution, LogEntry entry) => Send(FrameType.Log, execution, entry, LogCodec.Write);

    /// <summary>False when the call is larger than frames may be. It is sent with the next frame, or by <see cref="Flush"/>.</summary>
    public bool HostCall(int execution, int number, HostCall call) => Send(
        FrameType.HostCall, execution, (number, call), static (buffer, sent) => HostCallCodec.Write(buffer, sent.number, sent.call), mayWait: true);

    /// <summary>Sends what waits, for executions that make a call and then compute.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            SendWaiting();
        }
    }

    public void GiveUp(int execution, int number) =>
        Send(FrameType.HostCallGivenUp, execution, number, static (buffer, call) => buffer.WriteInt32(call));

    public void Result(int execution, ExecutionResult result, int logsSent, bool? cacheHit)
    {
        if (TrySend(execution, result, logsSent, cacheHit))
        {
            return;
        }

        var why = ExecutionFailure.Of(new ExecutionEndedException(
            ExecutionOutcome.OutputLimit, ErrorCodes.ResultTooLarge, $"The result is larger than {Frame.MaxPayloadBytes >> 20} MB"));
        var refused = result with { Outcome = why.Outcome, DataJson = "null"u8.ToArray(), FunctionStatus = null, Response = null, Error = why.Error };
        TrySend(execution, refused, logsSent, cacheHit);
    }

    private bool TrySend(int execution, ExecutionResult result, int logsSent, bool? cacheHit) => Send(
        FrameType.Result,
        execution,
        (result, logsSent, cacheHit),
        static (buffer, answer) => ResultCodec.Write(buffer, answer.result, answer.logsSent, answer.cacheHit));

    private bool Send<T>(FrameType type, int execution, T content, Action<FrameBuffer, T> write, bool mayWait = false)
    {
        lock (_gate)
        {
            if (!_buffer.TryAdd(type, execution, content, write))
            {
                return false;
            }

            if (!mayWait || _buffer.Length > MaxWaitingBytes)
            {
                SendWaiting();
            }

            return true;
        }
    }

    private void SendWaiting()
    {
        if (_buffer.Length == 0)
        {
            return;
        }

        try
        {
            stream.Write(_buffer.Written.Span);
        }
        catch (IOException)
        {
            // Nobody listens any more; the process is about to end.
        }

        _buffer.Clear();
    }
}
