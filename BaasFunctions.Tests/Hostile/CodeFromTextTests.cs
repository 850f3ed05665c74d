namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-12: ways to compile text, and constructors that lead there.</summary>
[TestClass]
[DoNotParallelize]
public sealed class CodeFromTextTests() : ThreatTests("TM-12");
