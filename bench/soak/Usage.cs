namespace BaasFunctions.Bench.Soak;

/// <summary>What the server and its workers use at one moment.</summary>
internal sealed record Usage(long ServiceMegabytes, long WorkerMegabytes, int WorkersUp, long Restarts, int OpenFiles, int Threads);
