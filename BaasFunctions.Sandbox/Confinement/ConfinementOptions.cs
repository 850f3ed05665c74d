using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Confinement;

/// <summary>What a worker process is to give up, decided by the supervisor that starts it. No value means that a measure stays off.</summary>
internal sealed record ConfinementOptions
{
    /// <summary>Id of the process that started this one: with it, this one ends. When the report says that it is another, exit.</summary>
    public required int ExpectedParentId { get; init; }

    /// <summary>Descriptors to keep open besides standard output and error. All others are closed; standard input reads nothing.</summary>
    public IReadOnlyList<int> KeepFileDescriptors { get; init; } = [];

    /// <summary>Bytes of private writable memory: managed heap, native heap and the full size of every thread's stack.</summary>
    public long? DataBytes { get; init; }

    /// <summary>
    /// Threads and processes of the user, all workers together. Only for a user that nobody else is: the kernel counts all that it has.
    /// </summary>
    public long? Processes { get; init; }

    /// <summary>User and group to become when started as root. The files of the application must be readable to it.</summary>
    public int? UserId { get; init; }

    /// <summary>
    /// Whether files may still be opened, for reading only. Off by default: what the runtime reads late is loaded beforehand.
    /// On, a worker can read what its user can.
    /// </summary>
    public bool AllowFileReads { get; init; }

    /// <summary>Whether memory may become executable, as the runtime needs it that compiles code while it runs. A process of native code has no such need.</summary>
    public bool AllowNewCode { get; init; } = !NativeBuild.IsRunning;
}
