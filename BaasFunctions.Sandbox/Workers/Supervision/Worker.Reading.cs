using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <content>Reading the messages of the worker. Every message is validated: a compromised worker may send anything.</content>
internal sealed partial class Worker
{
    private long _heard;

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new FrameReader(_pipe.Stream);
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

    private void Handle(Frame frame)
    {
        if (frame.Type == FrameType.Hello)
        {
            if (!_hello.TrySetResult(HelloCodec.Read(frame.Payload.Span)))
            {
                throw new FrameFormatException("A second hello.");
            }
        }
        else if (frame.Type == FrameType.Result)
        {
            Finish(frame);
        }
        else if (frame.Type != FrameType.Pong && Find(frame.Execution) is { } attempt)
        {
            Note(frame, attempt);
        }
    }

    private void Note(Frame frame, Attempt attempt)
    {
        var payload = new PayloadReader(frame.Payload.Span);
        switch (frame.Type)
        {
            case FrameType.Log when attempt.TryLog(LogCodec.Read(ref payload)):
                break;
            case FrameType.HostCall:
                Begin(attempt, ref payload);
                break;
            case FrameType.HostCallGivenUp:
                attempt.Calls.GiveUp(payload.ReadInt32());
                break;
            case FrameType.NeedSource:
                _sender.Send(FrameType.Source, attempt.Number, attempt.Request.Code, static (buffer, code) => buffer.WriteString(code));
                break;
            case FrameType.Preparing:
                attempt.IsPreparing = payload.ReadBoolean();
                break;
            case FrameType.Parked:
                if (!attempt.TryPark(payload.ReadInt32(), payload.ReadInt64()))
                {
                    throw new FrameFormatException("An answer that was not sent.");
                }

                break;
            case FrameType.Unparked:
                attempt.Unpark(withAnswer: false);
                break;
            case FrameType.Rebased:
                attempt.Rebase(payload.ReadTime());
                break;
            case FrameType.CpuSpent:
                payload.ReadTime();
                attempt.IsAtFault = true;
                Kill(WorkerExitReason.CpuTime);
                break;
            default:
                throw new FrameFormatException("Not a frame for a supervisor.");
        }

        payload.End();
    }

    private void Begin(Attempt attempt, ref PayloadReader payload)
    {
        var (number, call) = HostCallCodec.ReadCall(ref payload);
        if (!attempt.Calls.TryBegin(number, call))
        {
            throw new FrameFormatException("More calls of the host than agreed.");
        }

        _ = AnswerAsync(attempt, number, call);
    }

    private async Task AnswerAsync(Attempt attempt, int number, HostCall call)
    {
        try
        {
            if (await attempt.Calls.CallAsync(number, call).ConfigureAwait(false) is not { } answer)
            {
                return;
            }

            attempt.Unpark(withAnswer: true);
            if (!Answer(attempt, number, answer))
            {
                Answer(attempt, number, HostAnswer.Failed(ErrorCodes.CallTooLarge, $"{call.Operation} gave more than one call can carry"));
            }
        }
        catch (Exception defect)
        {
            // Otherwise the function would wait for ever.
            Fail(defect);
        }
    }

    private bool Answer(Attempt attempt, int number, HostAnswer answer) => _sender.Send(
        FrameType.HostAnswer, attempt.Number, (number, answer), static (buffer, sent) => HostCallCodec.Write(buffer, sent.number, sent.answer));

    private void Finish(Frame frame)
    {
        var answer = ResultCodec.Read(frame.Payload.Span);
        if (Remove(frame.Execution) is not { } attempt)
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
        // One entry beyond the limit may say how many were dropped.
        if (result.DataJson.Length > Math.Max(attempt.Request.Limits.ResultBytes, 4) || result.Logs.Count > 1)
        {
            attempt.Complete(FailureAttributor.Of(attempt, WorkerExitReason.Protocol, alone: true));
            throw new FrameFormatException("A result beyond its limits.");
        }

        if (attempt.Logs.Count > 0)
        {
            result = result with { Logs = [.. attempt.Logs, .. result.Logs] };
        }

        Answered++;
        attempt.Complete(new AttemptEnd(FailureAttributor.OfAnswer(attempt, result), result, answer.CacheHit));
    }
}
