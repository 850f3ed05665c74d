namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>The type of a frame. The first group goes to the worker, the second comes from it.</summary>
internal enum FrameType : byte
{
    /// <summary>Run a function: a request, with the source or with its hash alone.</summary>
    Execute = 1,

    /// <summary>The source that the worker asked for.</summary>
    Source = 2,

    /// <summary>The caller disconnected.</summary>
    Cancel = 3,

    /// <summary>A ping; the worker replies with <see cref="Pong"/>.</summary>
    Ping = 4,

    /// <summary>The answer to a <see cref="HostCall"/>.</summary>
    HostAnswer = 5,

    /// <summary>The worker is ready; the first frame that it sends, once.</summary>
    Hello = 16,

    /// <summary>The worker does not have the source of this hash.</summary>
    NeedSource = 17,

    /// <summary>The function's configuration sets another timeout.</summary>
    Rebased = 18,

    /// <summary>One log entry, sent before the function continues.</summary>
    Log = 19,

    /// <summary>How the execution ended.</summary>
    Result = 20,

    /// <summary>The execution is over its processor time and does not look at its limits.</summary>
    CpuSpent = 21,

    Pong = 22,

    /// <summary>A host call of the function; the reply is <see cref="HostAnswer"/>.</summary>
    HostCall = 23,

    /// <summary>The function has aborted a <see cref="HostCall"/>, which still gets a reply.</summary>
    HostCallGivenUp = 24,

    /// <summary>Parsing of the source begins or has ended. If the worker is lost in between, the source is at fault.</summary>
    Preparing = 25,

    /// <summary>The execution waits and uses no processor, with the number of answers that it has had.</summary>
    Parked = 26,

    /// <summary>It continues for another reason than a <see cref="HostAnswer"/>.</summary>
    Unparked = 27,

    /// <summary>The execution has a thread, and its time begins.</summary>
    Begun = 28,
}
