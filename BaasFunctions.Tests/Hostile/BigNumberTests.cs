namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-10: arithmetic and formatting whose cost grows faster than their text.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BigNumberTests() : ThreatTests("TM-10");
