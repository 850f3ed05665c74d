namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>The kind of worker that an execution runs in.</summary>
internal enum Placement
{
    /// <summary>As the isolation setting says.</summary>
    Usual,

    /// <summary>In a worker of its project, whatever the isolation setting says.</summary>
    OwnWorker,

    /// <summary>Alone in a worker, to see whether it is at fault.</summary>
    Quarantine,
}
