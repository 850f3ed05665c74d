using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>The bodies of one execution that are still being received. They are closed with it.</summary>
internal sealed class OpenBodies(EgressOptions options) : IAsyncDisposable
{
    /// <summary>
    /// Half of the calls that an execution may have at the same time (<see cref="ExecutionLimits.HostCallsAtOnce"/>): one read of each waits at most, so
    /// that reads that wait never keep other calls from being made.
    /// </summary>
    public const int Max = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, OpenBody> _open = [];
    private int _entered;
    private int _last;
    private bool _ended;

    public static HostCallError NotOpen { get; } = new("BODY_CLOSED", "The body is not open: it was read to its end, cancelled, or is being read already");

    /// <summary>Bytes that one body may have.</summary>
    public int MaxBytes => options.ResponseBytes;

    /// <summary>Makes room for one more; false where there are too many. <see cref="Leave"/> gives it back.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_ended || _entered >= Max)
            {
                return false;
            }

            _entered++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _entered--;
        }
    }

    /// <summary>Keeps a body, and gives the number by which the function reads it; 0 when the execution has ended, and the body with it.</summary>
    public int Add(OpenBody body)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _open.Add(++_last, body);
                return _last;
            }
        }

        body.Close();
        return 0;
    }

    public OpenBody? Find(long number)
    {
        lock (_gate)
        {
            return number is > 0 and <= int.MaxValue ? _open.GetValueOrDefault((int)number) : null;
        }
    }

    /// <summary>Closes a body; one that is not there is closed already.</summary>
    public void Close(long number)
    {
        if (Find(number) is { } body)
        {
            lock (_gate)
            {
                _open.Remove((int)number);
            }

            body.Close();
        }
    }

    public ValueTask DisposeAsync()
    {
        OpenBody[] open;
        lock (_gate)
        {
            _ended = true;
            open = [.. _open.Values];
            _open.Clear();
        }

        foreach (var body in open)
        {
            body.Close();
        }

        return ValueTask.CompletedTask;
    }
}
