using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Deployment;

/// <summary>
/// What the Dockerfile builds, where there is no Docker: its command, on what .dockerignore leaves, started as a user of no rights from a folder
/// that cannot be written to.
/// </summary>
[TestClass]
public sealed partial class PublishedServerTests
{
    private const string Nobody = "65534";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [TestMethod]
    public async Task Image_Server_RunsAFunctionAsNobodyFromAReadOnlyFolder()
    {
        using var folder = new WorkFolder();
        await folder.CopySourcesAsync();
        var platform = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var command = Publish.Match(await File.ReadAllTextAsync(Repository.PathOf("Dockerfile"))).Groups[1].Value
            .Replace("linux-$(echo $TARGETARCH | sed s/amd64/x64/)", platform, StringComparison.Ordinal)
            .Replace("-o /app", $"-o {folder.App}", StringComparison.Ordinal);
        StringAssert.StartsWith(command, "dotnet publish BaasFunctions.Server -c Release");
        await RunAsync("bash", ["-c", command], folder.Source);

        // Compiled ahead, and no source of symbols or documentation is asked for at run time.
        Assert.IsTrue(new FileInfo(Path.Combine(folder.App, "Jint.dll")).Length > 0);
        await RunAsync("chmod", ["-R", "a-w,a+rX", folder.App], folder.Source);
        await RunAsync("chown", ["-R", Nobody, folder.Data], folder.Source);

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
        Assert.AreEqual(0, await RunAsync(program, ["--healthcheck"], folder.Data, settings));

        server.Signal(15);
        Assert.AreEqual(0, await server.ExitAsync());
        Assert.AreEqual(1, await RunAsync(program, ["--healthcheck"], folder.Data, settings));
    }

    private static async Task<int> RunAsync(string program, string[] arguments, string folder, params (string Name, string Value)[] settings)
    {
        // Into a file: a compiler server that the command leaves behind would keep a pipe open for as long as it lives.
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$@\" >\"$LOG_OF_THE_COMMAND\" 2>&1 </dev/null", "bash", program, .. arguments]) { WorkingDirectory = folder };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["LOG_OF_THE_COMMAND"] = log;

        // A build that the tests run in tells its children of itself.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(s_patience);
        var text = await File.ReadAllTextAsync(log);
        File.Delete(log);
        if (settings.Length == 0)
        {
            Assert.AreEqual(0, process.ExitCode, text);
        }

        return process.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"AS server-build\nRUN (.+)\n")]
    private static partial Regex Publish { get; }
}
