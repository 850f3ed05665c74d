using System.Globalization;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>The command-line arguments of a worker. They contain no secret, because other users of the machine can read them.</summary>
internal sealed record WorkerSettings
{
    private const int Members = 11;

    /// <summary>Where its end of the connection is.</summary>
    public required string Address { get; init; }

    /// <summary>Id of the supervisor's process.</summary>
    public required int ParentId { get; init; }

    /// <summary>Executions at the same time.</summary>
    public required int Executions { get; init; }

    /// <summary>Threads that run them, at most; those that wait hold none.</summary>
    public required int Threads { get; init; }

    /// <summary>Stack of each thread that runs functions, in bytes.</summary>
    public required int StackBytes { get; init; }

    /// <summary>Compiled programs kept, in bytes.</summary>
    public required long ProgramCacheBytes { get; init; }

    /// <summary>How many times its memory limit an execution may allocate in total.</summary>
    public required int AllocationTurnover { get; init; }

    /// <summary>Processor time beyond its limit after which an execution is reported, in milliseconds.</summary>
    public required int GraceMs { get; init; }

    /// <summary>Private writable memory that the operating system allows the process, in bytes.</summary>
    public required long DataBytes { get; init; }

    /// <summary>User to become when started as root.</summary>
    public required int UserId { get; init; }

    /// <summary>Threads and processes that its user may have, all workers together; zero for no bound.</summary>
    public required long Processes { get; init; }

    public IReadOnlyList<string> ToArguments() =>
    [
        Address,
        Text(ParentId),
        Text(Executions),
        Text(Threads),
        Text(StackBytes),
        Text(ProgramCacheBytes),
        Text(AllocationTurnover),
        Text(GraceMs),
        Text(DataBytes),
        Text(UserId),
        Text(Processes),
    ];

    /// <summary>Null when the arguments are not those of a worker.</summary>
    public static WorkerSettings? TryParse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != Members)
        {
            return null;
        }

        var numbers = new long[arguments.Count];
        for (var i = 1; i < numbers.Length; i++)
        {
            if (!long.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return new WorkerSettings
        {
            Address = arguments[0],
            ParentId = (int)numbers[1],
            Executions = (int)numbers[2],
            Threads = (int)numbers[3],
            StackBytes = (int)numbers[4],
            ProgramCacheBytes = numbers[5],
            AllocationTurnover = (int)numbers[6],
            GraceMs = (int)numbers[7],
            DataBytes = numbers[8],
            UserId = (int)numbers[9],
            Processes = numbers[10],
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
