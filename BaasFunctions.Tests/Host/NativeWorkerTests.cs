using System.Diagnostics;
using System.Runtime.Versioning;
using BaasFunctions.Host.Hosting;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Host;

/// <summary>The natively compiled worker that lies beside the app, where the app was published with it.</summary>
[TestClass]
[UnsupportedOSPlatform("windows")]
public sealed class NativeWorkerTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("baas-native-worker-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void App_WithoutOne_SaysNothing()
    {
        Assert.IsNull(NativeWorker.Find(_folder, out var warning));
        Assert.IsNull(warning);
    }

    [TestMethod]
    public void Worker_OfTheSameBuild_IsUsed()
    {
        var program = Write($"echo '{WorkerProcess.Build}'");

        Assert.AreEqual(program, NativeWorker.Find(_folder, out var warning));
        Assert.IsNull(warning);
    }

    /// <summary>What the loader of a system says whose C library is older than that of the one it was linked on.</summary>
    [TestMethod]
    public void Worker_WhoseLibrariesAreNewerThanTheSystem_IsNotUsed()
    {
        Write("echo \"/lib/libc.so.6: version 'GLIBC_2.99' not found\" >&2; exit 1");

        Assert.IsNull(NativeWorker.Find(_folder, out var warning));
        StringAssert.StartsWith(
            warning, "BaasFunctions.Worker is not used, because it ends with code 1 (/lib/libc.so.6: version 'GLIBC_2.99' not found): workers run on the .NET runtime");
    }

    [TestMethod]
    public void Worker_OfAnotherBuild_IsNotUsed()
    {
        Write("echo 0.0.9");

        Assert.IsNull(NativeWorker.Find(_folder, out var warning));
        StringAssert.Contains(warning, $"it is of version 0.0.9, not {WorkerProcess.Build}");
    }

    [TestMethod]
    public void Worker_ThatDoesNotAnswer_IsNotUsed()
    {
        Write("sleep 60");

        Assert.IsNull(NativeWorker.Find(_folder, out var warning, TimeSpan.FromMilliseconds(200)));
        StringAssert.Contains(warning, "it does not answer");
    }

    /// <summary>Some ways of copying a package lose the mark of a program.</summary>
    [TestMethod]
    public void Worker_ThatIsNoProgram_IsNotUsed()
    {
        File.SetUnixFileMode(Write("exit 0"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.IsNull(NativeWorker.Find(_folder, out var warning));
        StringAssert.Contains(warning, "it cannot be started (13)");
    }

    [TestMethod]
    [DataRow(LaunchForm.Dotnet)]
    [DataRow(LaunchForm.Placeholder)]
    public async Task App_PublishedForLinux_RunsFunctionsInNativeWorkers(object form)
    {
        var program = Path.Combine(await PublishedApp.FolderAsync(), "BaasFunctions.Worker");
        if (!PublishedApp.IsGiven)
        {
            // The app that the tests publish is copied from what was built with them. CI names one that was published as azd does it.
            Assert.Inconclusive("The app was not published with a native worker.");
        }

        await using var host = await FunctionsHost.StartAsync((LaunchForm)form, [("BAAS_WORKERS", "1")]);
        using var client = host.CreateClient();
        using var answer = await client.PostAsync(
            "/execute", new StringContent("""{"execution_id":"e","function_id":"f","code":"return 6 * 7"}""", null, "application/json"));
        var workers = ChildProcesses.Of(host.App.Id).Select(id => Process.GetProcessById(id).MainModule!.FileName).Distinct().ToArray();

        Assert.AreEqual(42, (await answer.JsonAsync()).GetProperty("data").GetInt32());
        CollectionAssert.AreEqual((string[])[program], workers);
    }

    private string Write(string script)
    {
        var file = Path.Combine(_folder, "BaasFunctions.Worker");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
