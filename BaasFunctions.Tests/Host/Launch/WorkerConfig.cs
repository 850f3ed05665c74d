using System.Text.Json;

namespace BaasFunctions.Tests.Host.Launch;

/// <summary>worker.config.json of the app: how it is started.</summary>
/// <param name="DefaultExecutablePath">The program.</param>
/// <param name="DefaultWorkerPath">What it runs, in the folder of the app.</param>
/// <param name="CanUsePlaceholder">Whether the app may run in a process that was there before it.</param>
internal sealed record WorkerConfig(string DefaultExecutablePath, string DefaultWorkerPath, bool CanUsePlaceholder)
{
    public static async Task<WorkerConfig> ReadAsync(string folder)
    {
        using var config = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "worker.config.json")));
        return config.RootElement.GetProperty("description").Deserialize<WorkerConfig>(JsonSerializerOptions.Web)!;
    }
}
