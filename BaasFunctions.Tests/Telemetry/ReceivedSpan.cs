namespace BaasFunctions.Tests.Telemetry;

/// <summary>A span as a collector got it.</summary>
internal sealed record ReceivedSpan(string Trace, string Id, string Parent, string Name, int Kind);
