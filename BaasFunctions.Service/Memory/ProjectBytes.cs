namespace BaasFunctions.Service.Memory;

/// <summary>The bytes of one project, and who waits for some, in order. Guarded by the lock of the budget.</summary>
internal sealed class ProjectBytes(string project)
{
    public string Project => project;

    public long Used { get; set; }

    /// <summary>Executions that hold or may take bytes.</summary>
    public int Accounts { get; set; }

    public LinkedList<ByteWaiter> Waiting { get; } = [];
}
