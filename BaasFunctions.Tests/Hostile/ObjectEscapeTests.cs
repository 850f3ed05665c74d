namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-14: host objects, proxies, species and symbols.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ObjectEscapeTests() : ThreatTests("TM-14");
