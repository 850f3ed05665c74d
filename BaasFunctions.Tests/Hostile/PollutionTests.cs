namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-16: what one execution leaves behind for the next.</summary>
[TestClass]
[DoNotParallelize]
public sealed class PollutionTests() : ThreatTests("TM-16");
