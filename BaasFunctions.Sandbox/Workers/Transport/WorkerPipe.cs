namespace BaasFunctions.Sandbox.Workers.Transport;

/// <summary>The two-way stream between the supervisor and one worker. One kind per operating system.</summary>
internal abstract class WorkerPipe : IDisposable
{
    /// <summary>The supervisor's end.</summary>
    public abstract Stream Stream { get; }

    /// <summary>How the worker finds its end; an argument of its command line.</summary>
    public abstract string Address { get; }

    public static WorkerPipe Create() => OperatingSystem.IsWindows() ? new NamedWorkerPipe() : new SocketPair();

    /// <summary>The worker's end of a pipe, opened in the worker.</summary>
    public static Stream Connect(string address) =>
        OperatingSystem.IsWindows() ? NamedWorkerPipe.ConnectTo(address) : SocketPair.ConnectTo(address);

    /// <summary>From here to <see cref="Started"/> a process that starts inherits the worker's end. One at a time.</summary>
    public virtual void Starting()
    {
    }

    /// <summary>The worker was started, or could not be: its end is closed here.</summary>
    public virtual void Started()
    {
    }

    /// <summary>Completes when both ends are open.</summary>
    public virtual Task WaitForConnectionAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Stream.Dispose();
}
