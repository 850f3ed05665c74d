namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-23: a function that tries to give itself more.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LimitLooseningTests() : ThreatTests("TM-23");
