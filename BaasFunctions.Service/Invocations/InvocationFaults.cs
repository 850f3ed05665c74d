using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Invocations;

/// <summary>What the queue refuses.</summary>
internal static class InvocationFaults
{
    public const string QueueQuota = "QUEUE_QUOTA";
    public const string KeyReused = "IDEMPOTENCY_KEY_REUSED";
    public const string NotFound = "INVOCATION_NOT_FOUND";
    public const string WrongState = "INVOCATION_STATE";

    public static HostCallError TooMany { get; } = new(
        QueueQuota, $"The project has {InvocationLimits.ProjectQueue} invocations that are not over, which is as many as may be; call again when some are, or cancel some");

    public static HostCallError TooManyBytes { get; } = new(
        QueueQuota, $"The requests of the project's invocations that are not over have {InvocationLimits.ProjectQueueBytes} bytes, which is as many as may be; keep large data in entities or files, and send their ids");

    public static HostCallError OtherBody { get; } = new(
        KeyReused, "This Idempotency-Key was used for this function with another body in the last 24 hours; send another key, or the same body");

    public static HostCallError NoSuchInvocation { get; } = new(
        NotFound, "The project has no such invocation; those that are over are kept for 7 days");

    public static HostCallError NotCancellable(InvocationState state) => new(
        WrongState, $"The invocation is {InvocationStateNames.Of(state)}; only one that is queued or retrying can be cancelled");

    public static HostCallError NotDead(InvocationState state) => new(
        WrongState, $"The invocation is {InvocationStateNames.Of(state)}; only one that is failed can be run again");
}
