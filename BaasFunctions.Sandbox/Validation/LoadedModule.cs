namespace BaasFunctions.Sandbox.Validation;

/// <summary>What running the statements of a module gave: one of both.</summary>
/// <param name="ConfigJson">What it exports as <c>config</c>, as a JSON object; empty where it could not be loaded.</param>
/// <param name="ReportJson">Why it could not be loaded, as a report of validation; empty where it could.</param>
public readonly record struct LoadedModule(ReadOnlyMemory<byte> ConfigJson, ReadOnlyMemory<byte> ReportJson);
