namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-02: built-ins that iterate without end in the engine's own code.</summary>
[TestClass]
[DoNotParallelize]
public sealed class EndlessBuiltInTests() : ThreatTests("TM-02");
