using System.Text.Json.Nodes;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Deployment;

/// <summary>The package for <c>dotnet tool install</c>: packed from what was built, installed without any other feed, run.</summary>
[TestClass]
public sealed class ToolPackageTests
{
    [TestMethod]
    public async Task Package_Installed_IsTheCommandBaas_WhichRunsTestsAndServes()
    {
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(ServerProgram.Dotnet)!, "sdk")))
        {
            Prerequisite.SkipWithout("Packing and installing a tool needs the .NET SDK beside the runtime of the tests.", Prerequisite.AreAllRequired);
        }

        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.App);
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        (string, string)[] settings = [("NUGET_PACKAGES", Path.Combine(folder.App, "cache")), ("DOTNET_ROOT", Path.GetDirectoryName(ServerProgram.Dotnet)!), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1")];
        await RunAsync($"'{ServerProgram.Dotnet}' pack '{Repository.PathOf("BaasFunctions.Server")}' -c {configuration} --no-build -v q -nologo -p:PackAsTool=true -o '{folder.App}'", folder.App, settings);
        await File.WriteAllTextAsync(Path.Combine(folder.App, "feed.config"), "<configuration><packageSources><clear /><add key=\"here\" value=\".\" /></packageSources></configuration>");
        await RunAsync($"'{ServerProgram.Dotnet}' tool install BaasFunctions.Tool --tool-path tools --configfile feed.config", folder.App, settings);

        var baas = Path.Combine(folder.App, "tools", "baas");
        var run = await RunAsync($"{baas} init . && {baas} test && {baas} run hello.ts --memory --json --query name=Ada", folder.Data, settings);
        await using var server = await ServerProcess.StartProgramAsync([baas], [.. settings, ("PORT", "0"), ("DATA_DIR", Path.Combine(folder.Data, "data"))]);
        var answer = await server.PostAsync(
            "/execute",
            """{"execution_id":"e","function_id":"f","context":{"project_id":"shop"},"code":"export default async (request, context) => { await context.kv.set('a', 1); return context.kv.get('a') }"}""").JsonAsync();

        Assert.AreEqual("Hello, Ada!", (string?)JsonNode.Parse(run.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!["data"]!["text"]);
        Assert.AreEqual(("success", 1), (answer.Text("status"), answer.GetProperty("data").GetInt32()));
        StringAssert.StartsWith(await RunAsync($"{baas} --version", folder.App, settings), "0.");
    }

    private static async Task<string> RunAsync(string command, string folder, (string, string)[] settings)
    {
        var (code, output) = await ShellCommand.RunAsync(command, folder, settings);
        Assert.AreEqual(0, code, $"{command}: {output}");
        return output;
    }
}
