namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-04: built-ins that make much out of little.</summary>
[TestClass]
[DoNotParallelize]
public sealed class MemoryAmplificationTests() : ThreatTests("TM-04");
