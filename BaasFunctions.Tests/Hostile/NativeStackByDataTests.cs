namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-07: data nested so deeply that walking it needs the stack.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NativeStackByDataTests() : ThreatTests("TM-07");
