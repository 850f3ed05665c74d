namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-01: loops of every construct of the language.</summary>
[TestClass]
[DoNotParallelize]
public sealed class CpuLoopTests() : ThreatTests("TM-01");
