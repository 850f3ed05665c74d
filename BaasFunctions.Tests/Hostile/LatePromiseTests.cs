namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-19: thenables and promises that settle never, late or twice.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LatePromiseTests() : ThreatTests("TM-19");
