using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>What a frame says. The first group goes to the worker, the second comes from it.</summary>
internal enum FrameType : byte
{
    /// <summary>Run a function: a request, with the source or with its hash alone.</summary>
    Execute = 1,

    /// <summary>The source that the worker asked for.</summary>
    Source = 2,

    /// <summary>The caller went away.</summary>
    Cancel = 3,

    /// <summary>Are you there? Answered by <see cref="Pong"/>.</summary>
    Ping = 4,

    /// <summary>The answer to a <see cref="HostCall"/>.</summary>
    HostAnswer = 5,

    /// <summary>The worker is ready; the first frame that it sends, once.</summary>
    Hello = 16,

    /// <summary>The source of this hash is not held, or no longer.</summary>
    NeedSource = 17,

    /// <summary>The function's configuration names another wall-clock budget.</summary>
    Rebased = 18,

    /// <summary>One log entry, sent before the function goes on.</summary>
    Log = 19,

    /// <summary>How the execution ended.</summary>
    Result = 20,

    /// <summary>The execution is over its processor time and does not look at its limits.</summary>
    CpuSpent = 21,

    Pong = 22,

    /// <summary>The function asks for something that is outside of the worker. Answered by <see cref="HostAnswer"/>.</summary>
    HostCall = 23,

    /// <summary>The function does not wait for a <see cref="HostCall"/> any more. It is answered all the same.</summary>
    HostCallGivenUp = 24,

    /// <summary>The text of the execution is about to be parsed, or has been: a worker that is lost between the two was lost to the text.</summary>
    Preparing = 25,
}
