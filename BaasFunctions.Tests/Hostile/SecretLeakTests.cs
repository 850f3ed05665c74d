namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-21: secrets of the service and of others, in values, errors and logs.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SecretLeakTests() : ThreatTests("TM-21");
