namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-03: microtasks and timers that breed.</summary>
[TestClass]
[DoNotParallelize]
public sealed class JobStormTests() : ThreatTests("TM-03");
