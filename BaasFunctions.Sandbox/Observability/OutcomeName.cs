using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Observability;

/// <summary>Outcomes as values of a tag, made once.</summary>
internal static class OutcomeName
{
    private static readonly string[] s_names = [.. Enum.GetNames<ExecutionOutcome>().Select(Snake)];

    public static string Of(ExecutionOutcome outcome) => s_names[(int)outcome];

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => (char.IsUpper(c) && i > 0 ? "_" : "") + char.ToLowerInvariant(c)));
}
