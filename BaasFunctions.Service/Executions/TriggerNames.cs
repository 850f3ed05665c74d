namespace BaasFunctions.Service.Executions;

/// <summary>Names of triggers, as they are kept and shown.</summary>
internal static class TriggerNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ExecutionTrigger>().Select(Of)];

    public static string Of(ExecutionTrigger trigger) => trigger switch
    {
        ExecutionTrigger.Execute => "execute",
        ExecutionTrigger.Test => "test",
        ExecutionTrigger.Route => "route",
        ExecutionTrigger.Schedule => "schedule",
        ExecutionTrigger.Async => "async",
        ExecutionTrigger.Function => "function",
        ExecutionTrigger.Event => "event",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "A trigger without a name."),
    };
}
