namespace BaasFunctions.Tests.Hostile;

/// <summary>TM-06: sources nested so deeply that reading them needs the stack.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NativeStackBySourceTests() : ThreatTests("TM-06");
