namespace BaasFunctions.Service.TestMode;

/// <summary>Whether one expectation of a test was met.</summary>
/// <param name="Path">What was expected, as a path: <c>data.total</c>, <c>logs[0]</c>.</param>
/// <param name="Message">Why it was not met, in words; null when it was.</param>
internal sealed record ExpectationResult(string Path, string? Message)
{
    public bool Passed => Message is null;
}
