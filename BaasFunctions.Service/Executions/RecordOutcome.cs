using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>How the record of an execution says how it ended: the error codes of the API in lower case, and what only a record knows.</summary>
internal static class RecordOutcome
{
    public const string Running = "running";

    public const string Completed = "completed";

    /// <summary>The instance that ran it is gone.</summary>
    public const string Lost = "lost";

    private static readonly Dictionary<ExecutionOutcome, string> s_names = Enum.GetValues<ExecutionOutcome>()
        .ToDictionary(outcome => outcome, outcome => WireOutcome.Of(outcome).ErrorCode?.ToLowerInvariant() ?? Completed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, .. s_names.Values, Lost];

    public static string Of(ExecutionOutcome outcome) => s_names[outcome];
}
