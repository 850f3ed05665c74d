namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-09: matches that take for ever.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RegularExpressionTests() : ThreatTests("TM-09");
