using System.Reflection;
using System.Text.Json;
using BaasFunctions.Tests.Deployment;

namespace BaasFunctions.Tests.Host;

/// <summary>
/// The Azure Functions app as it is deployed: published once for all tests, into a folder of its own; or the folder that <c>TESTS_PUBLISHED_APP</c> names.
/// </summary>
internal static class PublishedApp
{
    private static readonly string? s_given = Environment.GetEnvironmentVariable("TESTS_PUBLISHED_APP") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    private static readonly Lazy<Task<string>> s_folder = new(() => s_given is null ? PublishAsync() : Task.FromResult(s_given));

    /// <summary>Whether it was published before the tests, for a platform, with its native worker.</summary>
    public static bool IsGiven => s_given is not null;

    public static Task<string> FolderAsync() => s_folder.Value;

    /// <summary>What functions.metadata lists with a URL.</summary>
    public static async Task<IReadOnlyList<HttpFunction>> FunctionsAsync()
    {
        using var metadata = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(await FolderAsync(), "functions.metadata")));
        return [.. metadata.RootElement.EnumerateArray().Select(HttpFunction.Of).Where(function => function.IsHttp)];
    }

    public static async Task DeleteAsync()
    {
        if (!IsGiven && s_folder.IsValueCreated)
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
