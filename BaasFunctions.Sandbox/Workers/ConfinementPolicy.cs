namespace BaasFunctions.Sandbox.Workers;

/// <summary>What happens when the system does not confine workers as it should.</summary>
public enum ConfinementPolicy
{
    /// <summary>Functions run; the log says once what is missing, and so do /health and /info.</summary>
    Warn,

    /// <summary>Nothing runs: the service does not start, and a worker that is not confined is never used.</summary>
    Require,
}
