namespace BaasFunctions.Service.Invocations;

/// <summary>States as the API shows them.</summary>
internal static class InvocationStateNames
{
    /// <summary>All names, with commas between them.</summary>
    public const string All = "queued, running, retrying, succeeded, failed, cancelled";

    public static string Of(InvocationState state) => state switch
    {
        InvocationState.Queued => "queued",
        InvocationState.Running => "running",
        InvocationState.Retrying => "retrying",
        InvocationState.Succeeded => "succeeded",
        InvocationState.Failed => "failed",
        _ => "cancelled",
    };

    /// <summary>The state of that name; null for none.</summary>
    public static InvocationState? Parse(string? name) => name switch
    {
        "queued" => InvocationState.Queued,
        "running" => InvocationState.Running,
        "retrying" => InvocationState.Retrying,
        "succeeded" => InvocationState.Succeeded,
        "failed" => InvocationState.Failed,
        "cancelled" => InvocationState.Cancelled,
        _ => null,
    };
}
