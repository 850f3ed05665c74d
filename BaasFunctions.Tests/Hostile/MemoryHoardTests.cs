namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-05: memory that is held, bit by bit.</summary>
[TestClass]
[DoNotParallelize]
public sealed class MemoryHoardTests() : ThreatTests("TM-05");
