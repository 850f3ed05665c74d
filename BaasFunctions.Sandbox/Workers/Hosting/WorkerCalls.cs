using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>The host calls of one execution in a worker; the supervisor carries them out.</summary>
internal sealed class WorkerCalls(int execution, WorkerOutput output) : IHostCalls
{
    private readonly ConcurrentDictionary<int, (TaskCompletionSource<HostAnswer> Answer, CancellationTokenRegistration GivenUp)> _open = new();
    private int _answered;
    private int _last;

    /// <summary>Answers that have come so far.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>The supervisor knows better.</summary>
    public bool HaveEffects => false;

    public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
    {
        var number = ++_last;

        // Completed on the thread that reads answers; what continues there only puts it before the execution's own thread.
        var answer = new TaskCompletionSource<HostAnswer>();
        _open[number] = (answer, default);
        if (!output.HostCall(execution, number, call))
        {
            _open.TryRemove(number, out _);
            answer.SetResult(HostAnswer.Failed(ErrorCodes.CallTooLarge, $"{call.Operation} was given more than one call can carry"));
        }
        else if (cancellationToken.CanBeCanceled)
        {
            // Its answer is awaited all the same: until then the supervisor counts it among those at the same time.
            var givenUp = cancellationToken.UnsafeRegister(_ => GiveUp(number), null);
            if (!_open.TryUpdate(number, (answer, givenUp), (answer, default)))
            {
                givenUp.Unregister();
            }
        }

        return answer.Task;
    }

    public void Answer(int number, HostAnswer answer)
    {
        Volatile.Write(ref _answered, _answered + 1);
        if (_open.TryRemove(number, out var waiting))
        {
            waiting.GivenUp.Unregister();
            waiting.Answer.TrySetResult(answer);
        }
    }

    private void GiveUp(int number)
    {
        if (_open.ContainsKey(number))
        {
            output.GiveUp(execution, number);
        }
    }
}
