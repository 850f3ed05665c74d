namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-22: what a caller puts into the request.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RequestBombTests() : ThreatTests("TM-22");
