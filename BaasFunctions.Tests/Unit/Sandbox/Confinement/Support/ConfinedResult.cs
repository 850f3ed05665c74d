using BaasFunctions.Sandbox.Confinement;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

/// <summary>How a confined process ended.</summary>
/// <param name="Report">What it said of its confinement.</param>
/// <param name="Answer">What came of its command; null when it did not live to say.</param>
/// <param name="ExitCode">Its exit code, or 128 and the signal that ended it.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ConfinedResult(ConfinementReport Report, string? Answer, int ExitCode, string Error);
