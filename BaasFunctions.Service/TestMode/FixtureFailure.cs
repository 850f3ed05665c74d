namespace BaasFunctions.Service.TestMode;

/// <summary>One thing that a test expected and did not find.</summary>
/// <param name="Path">Where: <c>data.total</c>, <c>logs[0]</c>; in a case of several calls behind the call: <c>call 2: data.total</c>.</param>
/// <param name="Message">What was expected and what was found, in words.</param>
public sealed record FixtureFailure(string Path, string Message);
