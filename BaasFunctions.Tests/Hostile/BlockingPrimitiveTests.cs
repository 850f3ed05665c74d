namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-20: whatever might stop a thread for ever.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BlockingPrimitiveTests() : ThreatTests("TM-20");
