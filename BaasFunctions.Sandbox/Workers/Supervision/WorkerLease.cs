namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>The right to run one execution in a worker.</summary>
internal sealed class WorkerLease(WorkerSlot slot) : IDisposable
{
    /// <summary>The worker; set when the lease is handed out.</summary>
    public Worker? Worker { get; set; }

    /// <summary>Called when the lease ends.</summary>
    public Action? Ended { get; set; }

    public void Dispose()
    {
        slot.Leave(Worker);
        Ended?.Invoke();
    }
}
