namespace BaasFunctions.Service.Admission;

/// <summary>The executions of one project: those that run, those that are parked, and those that wait for a slot, in order.</summary>
internal sealed class ProjectQueue(string project)
{
    public string Project => project;

    public int Running { get; set; }

    /// <summary>Executions that wait for a host call or a timer, and use no processor.</summary>
    public int Parked { get; set; }

    /// <summary>Memory of those that are parked, or were, in bytes.</summary>
    public long HeldBytes { get; set; }

    public LinkedList<SlotWaiter> Waiting { get; } = [];

    public bool IsIdle => Running == 0 && Parked == 0 && Waiting.Count == 0;
}
