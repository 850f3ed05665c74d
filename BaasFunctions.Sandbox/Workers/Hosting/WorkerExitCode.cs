namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>Exit codes of a worker that is not killed.</summary>
internal static class WorkerExitCode
{
    /// <summary>The supervisor closed the connection.</summary>
    public const int Done = 0;

    /// <summary>The arguments were not understood.</summary>
    public const int Usage = 64;

    /// <summary>The supervisor violated the protocol.</summary>
    public const int Protocol = 65;

    /// <summary>A defect outside of any execution.</summary>
    public const int Defect = 70;

    /// <summary>The heap was exhausted outside of any execution.</summary>
    public const int OutOfMemory = 71;

    /// <summary>The stack of a function overflowed, in a worker of native code.</summary>
    public const int StackOverflow = 72;
}
