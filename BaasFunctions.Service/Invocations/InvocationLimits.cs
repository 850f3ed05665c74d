namespace BaasFunctions.Service.Invocations;

/// <summary>How much may wait and be kept, and for how long. Nobody has a reason to change these.</summary>
internal static class InvocationLimits
{
    /// <summary>Invocations of one project that are not over: what an instance works through in minutes, and a table holds easily.</summary>
    public const long ProjectQueue = 100_000;

    /// <summary>Bytes of them. Beyond that, data belongs into entities or files, and the request names it.</summary>
    public const long ProjectQueueBytes = 256L << 20;

    /// <summary>Bytes of one request: all that wait are in the database of the service, with those of others.</summary>
    public const int RequestBytes = 1 << 20;

    /// <summary>Bytes of a result that is kept; a larger one is the function's to put somewhere.</summary>
    public const int ResultBytes = 64 << 10;

    /// <summary>Characters of the message of an error that is kept.</summary>
    public const int ErrorLength = 2_000;

    /// <summary>Characters of an idempotency key, as other services have it.</summary>
    public const int KeyLength = 255;

    /// <summary>About the bytes of a row beside its texts.</summary>
    public const int RowBytes = 512;

    /// <summary>Invocations of one project that are over and kept.</summary>
    public const long ProjectKept = 100_000;

    /// <summary>How long an idempotency key is remembered.</summary>
    public static readonly TimeSpan KeyTime = TimeSpan.FromHours(24);

    /// <summary>How long an invocation that is over is kept: a dead letter of the evening before a long weekend is still there after it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>How long an attempt belongs to an instance that does not say that it still runs it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>How often an instance says so: a database that is away for a moment costs nobody a lease.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>How often the queue is looked at when nothing is heard of it.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);

    /// <summary>How long an invocation waits that the service had no room for.</summary>
    public static readonly TimeSpan NoRoom = TimeSpan.FromSeconds(1);
}
