namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-18: logs that are large, many, or run code.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LogBombTests() : ThreatTests("TM-18");
