namespace BaasFunctions.Server.Settings;

/// <summary>What a <c>.env</c> file says.</summary>
/// <param name="Values">Values by name; of two of one name the later.</param>
/// <param name="Faults">What is wrong, one sentence each, with the line. No value of the file is in them.</param>
internal sealed record DotEnvReading(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Faults);
