namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-11: sources that are wide rather than deep.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ParserBombTests() : ThreatTests("TM-11");
