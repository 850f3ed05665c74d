using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.Deployment;

/// <summary>The compiler of Bicep from its package, in a folder of its own with a copy of the template. It fetches nothing: the template has no modules of a registry.</summary>
internal sealed class BicepCompiler : IDisposable
{
    private static readonly string s_program = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "BicepCompiler").Value!;

    private static readonly Lazy<string> s_unpacked = new(() => Directory.CreateTempSubdirectory("baas-bicep-program-").FullName);

    private readonly string _root = Directory.CreateTempSubdirectory("baas-bicep-").FullName;

    public BicepCompiler()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Prerequisite.SkipWithout("The package has the compiler of Bicep for Linux on x64 alone.", Prerequisite.AreAllRequired);
        }

        foreach (var file in Directory.GetFiles(Repository.PathOf("deploy"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_root, Path.GetRelativePath(Repository.PathOf("deploy"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The compiler is one file that unpacks itself: otherwise into the home of the user, where it would stay.</summary>
    public static string Unpacked => s_unpacked.Value;

    public string Folder => Path.Combine(_root, "infra");

    public string[] Files => [.. Directory.GetFiles(Folder, "*.bicep", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>Changes a file of the copy.</summary>
    public void Replace(string file, string text, string by)
    {
        var path = Path.Combine(Folder, file);
        var before = File.ReadAllText(path);
        StringAssert.Contains(before, text);
        File.WriteAllText(path, before.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>What the compiler says to a file: nothing where all is well.</summary>
    public async Task<string> DiagnosticsAsync(string command, string file)
    {
        var (code, output) = await RunAsync(command == "build" ? $"build {file} --outfile {Template}" : $"{command} {file}");
        return code == 0 ? output : $"exit code {code}: {output}";
    }

    /// <summary>The template of Azure Resource Manager that the file becomes.</summary>
    public async Task<JsonObject> BuildAsync(string file)
    {
        var diagnostics = await DiagnosticsAsync("build", file);
        Assert.AreEqual("", diagnostics);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, Template)))!.AsObject();
    }

    /// <summary>
    /// The resources that a deployment with these parameters would create, with all expressions evaluated that do not ask Azure; or why there are none. What is made of a
    /// secret the compiler leaves as it is, so here further settings are none.
    /// </summary>
    public async Task<(JsonArray? Resources, string Output)> EvaluateAsync(params (string Name, object Value)[] parameters)
    {
        const string FurtherSettings = "@description('Further settings of the app";
        Replace("main.bicep", $"@secure()\n{FurtherSettings}", FurtherSettings);
        Replace("app/api.bicep", $"@secure()\n{FurtherSettings}", FurtherSettings);
        (string Name, object Value)[] all =
            [("environmentName", "test"), ("location", "westeurope"), ("principalId", "11111111-1111-1111-1111-111111111111"), .. parameters];
        var lines = all.Select(parameter => $"param {parameter.Name} = {(parameter.Value is string text ? $"'{text}'" : JsonSerializer.Serialize(parameter.Value))}");
        await File.WriteAllTextAsync(Path.Combine(Folder, "main.bicepparam"), $"using 'main.bicep'\n{string.Join('\n', lines)}\n");
        var (code, output) = await RunAsync(
            "snapshot main.bicepparam --mode overwrite --subscription-id 22222222-2222-2222-2222-222222222222 --tenant-id 33333333-3333-3333-3333-333333333333 --location westeurope");
        return code == 0 ? (JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "main.snapshot.json")))!["predictedResources"]!.AsArray(), output) : (null, output);
    }

    public static void DeleteUnpacked()
    {
        if (s_unpacked.IsValueCreated)
        {
            Directory.Delete(s_unpacked.Value, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private const string Template = "template.json";

    private Task<(int Code, string Output)> RunAsync(string command) =>
        ShellCommand.RunAsync($"{s_program} {command}", Folder, ("DOTNET_BUNDLE_EXTRACT_BASE_DIR", Unpacked));
}
