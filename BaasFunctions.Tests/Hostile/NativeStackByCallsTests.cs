namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-08: recursion, through script and through callbacks of built-ins.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NativeStackByCallsTests() : ThreatTests("TM-08");
