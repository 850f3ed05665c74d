namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>In which kind of worker an execution runs.</summary>
internal enum Placement
{
    /// <summary>As the isolation says.</summary>
    Usual,

    /// <summary>In the worker of its project, whatever the isolation says.</summary>
    OwnWorker,

    /// <summary>Alone, to see whether it was to blame.</summary>
    Quarantine,
}
