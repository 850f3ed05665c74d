namespace BaasFunctions.Service.Admission;

/// <summary>The executions of one project: those that run, and those that wait in their order.</summary>
internal sealed class ProjectQueue(string project)
{
    public string Project => project;

    public int Running { get; set; }

    /// <summary>Those of them that wait for the answer of a call of their context, and need no processor meanwhile.</summary>
    public int Away { get; set; }

    public LinkedList<SlotWaiter> Waiting { get; } = [];

    public bool IsIdle => Running == 0 && Waiting.Count == 0;
}
