using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Deployment;

/// <summary>
/// What the Dockerfile builds, where there is no Docker: its command, on what .dockerignore leaves, started as a user of no rights from a folder
/// that cannot be written to. Not compiled natively, as on a machine without a linker: deploy/verify-image has the image as it is.
/// </summary>
[TestClass]
public sealed partial class PublishedServerTests
{
    private const string Nobody = "65534";

    [TestMethod]
    public async Task Image_Server_RunsAFunctionAsNobodyFromAReadOnlyFolder()
    {
        using var folder = new WorkFolder();
        await folder.CopySourcesAsync();
        var stage = Stage.Match(await File.ReadAllTextAsync(Repository.PathOf("Dockerfile"))).Value;
        var commands = Command.Matches(stage).Select(command => command.Groups[1].Value).Where(command => command.StartsWith("dotnet ", StringComparison.Ordinal)).ToArray();
        StringAssert.StartsWith(commands[0], "dotnet restore BaasFunctions.Server --locked-mode && ");
        StringAssert.StartsWith(commands[1], "dotnet publish BaasFunctions.Server -c Release ");
        foreach (var command in commands)
        {
            await RunAsync(
                command.Replace("-o /app", $"-o {folder.App}", StringComparison.Ordinal).Replace("-a $TARGETARCH", "-a $TARGETARCH -p:PublishAot=false", StringComparison.Ordinal), folder.Source,
                ("TARGETARCH", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64"));
        }

        await AssertBillOfMaterialsAsync(folder.App);

        // Compiled ahead, and no source of symbols or documentation is asked for at run time.
        Assert.IsTrue(new FileInfo(Path.Combine(folder.App, "Jint.dll")).Length > 0);
        await RunAsync($"chmod -R a-w,a+rX {folder.App} && chown -R {Nobody} {folder.Data}", folder.Source);

        var program = Path.Combine(folder.App, "BaasFunctions.Server");
        string[] asNobody = Environment.UserName == "root" ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"] : [];
        (string, string)[] settings =
        [
            ("NODE_ENV", "production"), ("PORT", $"{FreePort()}"), ("DATA_DIR", folder.Data), ("DOTNET_EnableDiagnostics", "0"),
            ("DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."))), ("HOME", folder.Data),
        ];
        await using var server = await ServerProcess.StartProgramAsync([.. asNobody, program], settings);
        var answer = await server.PostAsync(
            "/execute",
            """{"execution_id":"e","function_id":"f","context":{"project_id":"shop"},"code":"export default async (request, context) => { await context.kv.set('a', 1); return [await context.kv.get('a'), new Intl.NumberFormat('de-DE').format(1234.5)] }"}""").JsonAsync();

        Assert.AreEqual("success", answer.Text("status"), answer.GetRawText());
        Assert.AreEqual("""[1,"1.234,5"]""", answer.GetProperty("data").GetRawText());
        Assert.AreEqual(0, (await ShellCommand.RunAsync($"{program} --healthcheck", folder.Data, settings)).Code);

        server.Signal(15);
        Assert.AreEqual(0, await server.ExitAsync());
        Assert.AreEqual(1, (await ShellCommand.RunAsync($"{program} --healthcheck", folder.Data, settings)).Code);
    }

    /// <summary>The bill of materials beside the program names each package that the program ships, with its version and hash.</summary>
    private static async Task AssertBillOfMaterialsAsync(string app)
    {
        using var bill = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(app, "BaasFunctions.Server.cdx.json")));
        using var shipped = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(app, "BaasFunctions.Server.deps.json")));
        var named = bill.RootElement.GetProperty("components").EnumerateArray()
            .Where(component => component.GetProperty("hashes").GetArrayLength() > 0)
            .Select(component => $"{component.Text("name")}/{component.Text("version")}").ToHashSet();
        var packages = shipped.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.Text("type") == "package").Select(library => library.Name).ToArray();

        Assert.AreEqual("CycloneDX", bill.RootElement.Text("bomFormat"));
        Assert.IsTrue(packages.Any(name => name.StartsWith("Jint/", StringComparison.Ordinal)));
        Assert.IsEmpty(packages.Except(named));
    }

    private static async Task RunAsync(string command, string folder, params (string Name, string Value)[] environment)
    {
        var (code, output) = await ShellCommand.RunAsync(command, folder, environment);
        Assert.AreEqual(0, code, output);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"AS server-build\n.*?(?=\nFROM )", RegexOptions.Singleline)]
    private static partial Regex Stage { get; }

    [GeneratedRegex("^RUN (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command { get; }
}
