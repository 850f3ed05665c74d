namespace BaasFunctions.Service.Configuration;

/// <summary>What reading the settings gave.</summary>
/// <param name="Options">The options; null when there are faults.</param>
/// <param name="Faults">Everything that is wrong, one sentence each.</param>
/// <param name="Warnings">Names that are set and have no effect, one sentence each.</param>
public sealed record SettingsReading(ServiceOptions? Options, IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings);
