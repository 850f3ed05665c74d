using System.Reflection;
using System.Text.Json;
using BaasFunctions.Tests.Deployment;

namespace BaasFunctions.Tests.Host;

/// <summary>The Azure Functions app as it is deployed: published once for all tests, into a folder of its own.</summary>
internal static class PublishedApp
{
    private static readonly Lazy<Task<string>> s_folder = new(PublishAsync);

    public static Task<string> FolderAsync() => s_folder.Value;

    /// <summary>What functions.metadata lists.</summary>
    public static async Task<IReadOnlyList<HttpFunction>> FunctionsAsync()
    {
        using var metadata = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(await FolderAsync(), "functions.metadata")));
        return [.. metadata.RootElement.EnumerateArray().Select(HttpFunction.Of)];
    }

    public static async Task DeleteAsync()
    {
        if (s_folder.IsValueCreated)
        {
            Directory.Delete(await s_folder.Value, recursive: true);
        }
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("baas-app-").FullName;
        var configuration = typeof(PublishedApp).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

        // What was built with the tests: it is copied, not built once more.
        var (code, output) = await ShellCommand.RunAsync(
            $"dotnet publish BaasFunctions.Host --no-build -c {configuration} -o {folder}", Repository.PathOf(""));
        Assert.AreEqual(0, code, output);
        return folder;
    }
}
