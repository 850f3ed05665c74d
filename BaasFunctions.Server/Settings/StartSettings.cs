using System.Collections;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Settings;

/// <summary>The settings of this process: its environment, and a <c>.env</c> file in the working directory for what it lacks.</summary>
internal static class StartSettings
{
    /// <summary>The options; null when something is wrong, after saying all that is.</summary>
    public static ServiceOptions? Read() => ReadAll()?.Options;

    /// <summary>The options, and what else <c>.env</c> says; null when something is wrong, after saying all that is.</summary>
    public static (ServiceOptions Options, IReadOnlyDictionary<string, string> Others)? ReadAll()
    {
        var file = new DotEnvSource(Path.Combine(Environment.CurrentDirectory, ".env"), ProcessEnvironment());
        var reading = SettingsReader.Read(new ConfigurationBuilder().Add(file).AddEnvironmentVariables().Build());
        foreach (var warning in reading.Warnings)
        {
            Console.Error.WriteLine($"warning: {warning}");
        }

        if (Report([.. file.Reading.Faults, .. reading.Faults]) || reading.Options is not { } options)
        {
            return null;
        }

        return (options, file.Reading.Values.Where(pair => !SettingsReader.IsSetting(pair.Key)).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>The environment of this process.</summary>
    public static Dictionary<string, string> ProcessEnvironment() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    private static bool Report(string[] faults)
    {
        if (faults.Length == 0)
        {
            return false;
        }

        Console.Error.WriteLine(faults.Length == 1 ? "A setting is wrong:" : $"{faults.Length} settings are wrong:");
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"  {fault}");
        }

        return true;
    }
}
