using Microsoft.Extensions.Configuration;

namespace BaasFunctions.Tests.Unit.Service.Configuration;

/// <summary>Configurations that say nothing but what a test sets.</summary>
internal static class SettingsOf
{
    public static IConfiguration These(params IEnumerable<(string Name, string Value)> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, string? (pair) => pair.Value)).Build();
}
