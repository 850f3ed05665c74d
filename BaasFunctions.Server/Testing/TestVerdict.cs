using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Server.Testing;

/// <summary>One case, as it is reported.</summary>
/// <param name="Target">The function.</param>
/// <param name="Name">The case.</param>
/// <param name="Result">How it went; null when it could not be tried.</param>
/// <param name="Fault">Why it could not be tried.</param>
internal sealed record TestVerdict(TestTarget Target, string Name, FixtureResult? Result, string? Fault)
{
    public bool Passed => Result is { Passed: true };
}
