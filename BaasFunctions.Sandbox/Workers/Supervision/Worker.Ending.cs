using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <content>The end of the process.</content>
internal sealed partial class Worker
{
    /// <summary>Time for a worker to exit once its connection is closed, and for the system to report the exit.</summary>
    private static readonly TimeSpan s_exitTime = TimeSpan.FromSeconds(2);

    /// <summary>Time to read what an ended process left in its pipes.</summary>
    private static readonly TimeSpan s_restTime = TimeSpan.FromSeconds(1);

    /// <summary>Completes everything that waits for the worker or its executions, whatever fails on the way.</summary>
    private async Task EndAsync()
    {
        lock (_gate)
        {
            Shutter();
        }

        try
        {
            if (!await ExitedWithinAsync(s_exitTime).ConfigureAwait(false))
            {
                KillProcess();
                await ExitedWithinAsync(s_exitTime).ConfigureAwait(false);
            }

            await Task.WhenAny(_stderr.Ended, Task.Delay(s_restTime, _time)).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            Fail(defect);
        }

        try
        {
            Settle();
        }
        catch (Exception defect)
        {
            Fail(defect);
        }
        finally
        {
            _hello.TrySetException(new WorkerStartException("The worker ended before it was ready."));
            _ = _hello.Task.Exception;
            _ended.TrySetResult();
        }
    }

    private void Settle()
    {
        Attempt[] left;
        lock (_gate)
        {
            _cause ??= _process.HasExited ? WorkerExit.CauseOf(_process.ExitCode, _stderr.Text) : WorkerExitReason.Unresponsive;
            left = [.. _running.Values];
            _running.Clear();
        }

        var alone = !IsClosing && left.Count(attempt => !attempt.IsParked) == 1;
        foreach (var attempt in left)
        {
            try
            {
                attempt.Complete(FailureAttributor.Of(attempt, Cause, alone));
            }
            catch (Exception defect)
            {
                attempt.Fail(defect);
            }
        }

        _pipe.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private async Task<bool> ExitedWithinAsync(TimeSpan time)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(time, _time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// The end of a worker is normally noticed by the end of its stream. That never comes while another process holds the worker's end of the
    /// connection.
    /// </summary>
    private async Task CloseAfterExitAsync()
    {
        var exited = _process.WaitForExitAsync();
        await Task.WhenAny(exited, _ended.Task).ConfigureAwait(false);
        if (!_ended.Task.IsCompleted)
        {
            await Task.WhenAny(_ended.Task, Task.Delay(s_restTime, _time)).ConfigureAwait(false);
            _pipe.Dispose();
        }
    }
}
