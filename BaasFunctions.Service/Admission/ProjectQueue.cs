namespace BaasFunctions.Service.Admission;

/// <summary>The executions of one project: those that run, and those that wait, in order.</summary>
internal sealed class ProjectQueue(string project)
{
    public string Project => project;

    public int Running { get; set; }

    /// <summary>Running executions that are parked: they wait for a host call and use no processor.</summary>
    public int Away { get; set; }

    public LinkedList<SlotWaiter> Waiting { get; } = [];

    public bool IsIdle => Running == 0 && Waiting.Count == 0;
}
