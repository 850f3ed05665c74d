using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <content>Reading the messages of the worker. Every message is validated: a compromised worker may send anything.</content>
internal sealed partial class Worker
{
    /// <summary>
    /// Frames that may arrive for each execution after its end: calls of the host that were given up as it ended. More are a flood.
    /// </summary>
    private const int MaxLateFrames = 64;

    private long _heard;
    private int _largestPayload;
    private long _late;

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new FrameReader(_pipe.Stream, LargestPayload, _bytes);
            while (await reader.FillAsync(CancellationToken.None).ConfigureAwait(false))
            {
                Volatile.Write(ref _heard, _time.GetTimestamp());
                while (reader.TryTake(out var frame))
                {
                    Handle(frame);
                }
            }
        }
        catch (FrameFormatException)
        {
            Kill(WorkerExitReason.Protocol);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection broke, or we closed it.
        }
        catch (Exception defect)
        {
            // The service is short of memory or has a defect. Nobody reads from this worker any more, so nothing may wait for it.
            Fail(defect);
        }

        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>The supervisor failed to process a message; the executions of the worker are retried elsewhere.</summary>
    private void Fail(Exception defect)
    {
        Defect ??= defect;
        Kill(WorkerExitReason.Supervisor);
    }

    /// <summary>The service holds a frame until it is whole, so no worker may send larger ones than the executions that it was given may need.</summary>
    private int LargestPayload(FrameType type) =>
        type is FrameType.Result or FrameType.HostCall ? Math.Min(FrameSize.Max(type), Volatile.Read(ref _largestPayload)) : FrameSize.Max(type);

    private void Handle(Frame frame)
    {
        if (frame.Type == FrameType.Hello)
        {
            if (frame.Execution != 0 || !_hello.TrySetResult(HelloCodec.Read(frame.Payload.Span)))
            {
                throw new FrameFormatException("A second hello.");
            }
        }
        else if (!_hello.Task.IsCompletedSuccessfully)
        {
            throw new FrameFormatException("Something before the hello.");
        }
        else if (frame.Type == FrameType.Pong)
        {
            if (frame is not { Execution: 0, Payload.Length: 0 } || Interlocked.Decrement(ref _pings) < 0)
            {
                throw new FrameFormatException("An answer to no ping.");
            }
        }
        else if (Find(frame.Execution) is { } attempt)
        {
            Note(frame, attempt);
        }
        else
        {
            Ignore(frame);
        }
    }

    /// <summary>The execution has ended; one that never was in this worker is another's.</summary>
    private void Ignore(Frame frame)
    {
        int last;
        lock (_gate)
        {
            last = _lastNumber;
        }

        if (frame.Execution <= 0 || frame.Execution > last)
        {
            throw new FrameFormatException("An execution that never was here.");
        }

        if (++_late > (long)MaxLateFrames * last && !IsClosing)
        {
            throw new FrameFormatException("A flood of frames of executions that have ended.");
        }
    }

    private void Note(Frame frame, Attempt attempt)
    {
        var payload = new PayloadReader(frame.Payload.Span);
        switch (frame.Type)
        {
            case FrameType.Result:
                Finish(frame, attempt);
                return;
            case FrameType.Log when attempt.TryLog(LogCodec.Read(ref payload)):
            case FrameType.HostCallGivenUp when attempt.Calls.TryGiveUp(payload.ReadInt32()):
            case FrameType.Begun when attempt.TryBegin():
            case FrameType.Preparing when attempt.TryPrepare(payload.ReadBoolean()):
            case FrameType.Rebased when attempt.TryRebase(payload.ReadTime()):
                break;
            case FrameType.HostCall:
                Begin(attempt, ref payload);
                break;
            case FrameType.NeedSource when attempt.MayNeedSource:
                attempt.MayNeedSource = false;
                _sender.Send(FrameType.Source, attempt.Number, attempt.Request.Code, static (buffer, code) => buffer.WriteString(code));
                break;
            case FrameType.Parked when attempt.TryPark(payload.ReadInt32(), payload.ReadSize()):
            case FrameType.Unparked when attempt.TryUnpark():
                break;
            case FrameType.CpuSpent when attempt.CanHaveUsed(payload.ReadTime()):
                Close(WorkerExitReason.CpuTime, [attempt]);
                break;
            default:
                throw new FrameFormatException("Not a frame for a supervisor, or not at this time.");
        }

        payload.End();
    }

    private void Begin(Attempt attempt, ref PayloadReader payload)
    {
        var (number, call) = HostCallCodec.ReadCall(ref payload);
        if (!attempt.Calls.TryBegin(number, call))
        {
            throw new FrameFormatException("A call of the host that is malformed, or more than agreed.");
        }

        _ = AnswerAsync(attempt, number, call);
    }

    private async Task AnswerAsync(Attempt attempt, int number, HostCall call)
    {
        try
        {
            if (await attempt.Calls.CallAsync(number, call).ConfigureAwait(false) is { } answer)
            {
                var reserved = await _sender.ReserveAsync(answer.Size).ConfigureAwait(false);
                attempt.Calls.Answered(answer);
                attempt.Unpark(withAnswer: true);
                if (!Answer(attempt, number, answer, reserved))
                {
                    Answer(attempt, number, HostAnswer.Failed(ErrorCodes.CallTooLarge, $"{call.Operation} gave more than one call can carry"), 0);
                }
            }
        }
        catch (Exception defect)
        {
            // Otherwise the function would wait for ever.
            Fail(defect);
        }
    }

    private bool Answer(Attempt attempt, int number, HostAnswer answer, long reserved) => _sender.Send(
        FrameType.HostAnswer,
        attempt.Number,
        (number, answer),
        static (buffer, sent) => HostCallCodec.Write(buffer, sent.number, sent.answer),
        reserved,
        answer.Held);

    private void Finish(Frame frame, Attempt attempt)
    {
        var answer = ResultCodec.Read(frame.Payload.Span);
        if (!ResultCheck.IsPossible(attempt, answer.Result))
        {
            throw new FrameFormatException("A result that cannot be.");
        }

        Volatile.Write(ref _heapWasFull, answer.Result.Outcome == ExecutionOutcome.MemoryLimit);

        // The watch may have ended it meanwhile.
        if (!Remove(attempt))
        {
            return;
        }

        try
        {
            Complete(attempt, answer);
        }
        catch (Exception)
        {
            // It has been removed from the list, so nothing else completes it.
            attempt.Complete(FailureAttributor.Of(attempt, WorkerExitReason.Supervisor, alone: true));
            throw;
        }

        if (!IsOpen && Running == 0)
        {
            Retire();
        }
    }

    private void Complete(Attempt attempt, WorkerResult answer)
    {
        var result = answer.Result;
        if (attempt.Logs is { Count: > 0 } sent)
        {
            result = result with { Logs = [.. sent, .. result.Logs] };
        }

        Answered++;
        attempt.Complete(new AttemptEnd(FailureAttributor.OfAnswer(attempt, result), result, answer.CacheHit));
    }
}
