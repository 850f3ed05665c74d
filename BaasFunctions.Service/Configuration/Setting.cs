namespace BaasFunctions.Service.Configuration;

/// <summary>One row of the table of settings: an environment variable and what it does.</summary>
/// <param name="Name">Name of the environment variable.</param>
/// <param name="Default">Default as it would be written; empty when there is none.</param>
/// <param name="Range">What is accepted, for people.</param>
/// <param name="Unit">Unit of the value; empty when it has none.</param>
/// <param name="Meaning">What it sets.</param>
internal sealed record Setting(string Name, string Default, string Range, string Unit, string Meaning)
{
    /// <summary>Applies a value: answers the options with it, or says what is wrong with it.</summary>
    internal required Func<ServiceOptions, string, SettingOutcome> Apply { get; init; }

    /// <summary>True when the value must never be shown.</summary>
    public bool IsSecret { get; init; }
}
