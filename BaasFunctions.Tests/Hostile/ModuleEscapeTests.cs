namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-15: modules, imports and exports.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ModuleEscapeTests() : ThreatTests("TM-15");
