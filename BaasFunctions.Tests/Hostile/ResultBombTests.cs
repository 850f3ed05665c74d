namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-17: results that are large, deep, wide, circular or alive.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ResultBombTests() : ThreatTests("TM-17");
