namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-13: errors and stacks that tell of the host, or lead to it.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ErrorEscapeTests() : ThreatTests("TM-13");
