using System.Collections;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Server.Settings;

/// <summary>The settings of this process: its environment, and a <c>.env</c> file in the working directory for what it lacks.</summary>
internal static class StartSettings
{
    /// <summary>The options; null when something is wrong, after saying all that is.</summary>
    public static ServiceOptions? Read()
    {
        var environment = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        var fileFaults = DotEnvFile.AddTo(environment, Path.Combine(Environment.CurrentDirectory, ".env"));
        var reading = SettingsReader.Read(environment);
        var faults = fileFaults.Concat(reading.Faults).ToArray();
        foreach (var warning in reading.Warnings)
        {
            Console.Error.WriteLine($"warning: {warning}");
        }

        if (faults.Length == 0)
        {
            return reading.Options;
        }

        Console.Error.WriteLine(faults.Length == 1 ? "A setting is wrong:" : $"{faults.Length} settings are wrong:");
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"  {fault}");
        }

        return null;
    }
}
