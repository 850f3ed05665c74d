using System.Diagnostics;
using System.Globalization;
using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

/// <summary>What a confined worker still does, and what others see of it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ConfinedWorkTests
{
    [TestMethod]
    public async Task Work_OfThousandsOfExecutions_Completes()
    {
        var options = ConfinedProcess.Options with { DataBytes = 2L << 30 };

        var result = await ConfinedProcess.RunAsync(options, "work", "2000");

        Assert.AreEqual("completed 2000", result.Answer, result.Error);
        Assert.AreEqual(0, result.ExitCode);
    }

    /// <summary>Behind Landlock as well, where no file can be opened that was not opened before.</summary>
    [TestMethod]
    public async Task Keys_OfEveryAlgorithm_AreMadeAndUsed()
    {
        var result = await ConfinedProcess.RunBehindWallAsync(ConfinedProcess.Options with { DataBytes = 2L << 30 }, "keys");

        Assert.AreEqual("14", result.Answer, result.Error);
    }

    [TestMethod]
    public async Task Compression_InEveryFormat_Works()
    {
        var result = await ConfinedProcess.RunBehindWallAsync(ConfinedProcess.Options with { DataBytes = 2L << 30 }, "compression");

        Assert.AreEqual("3", result.Answer, result.Error);
    }

    [TestMethod]
    public async Task Threads_InHundreds_CanBeStarted() =>
        Assert.AreEqual("done 300", (await ConfinedProcess.RunAsync(ConfinedProcess.Options, "threads", "300")).Answer);

    [TestMethod]
    public async Task Threads_SeenFromOutside_AreAllFilteredWithoutRights()
    {
        using var process = await ConfinedProcess.StartAsync(ConfinedProcess.Options, "wait");
        await ReadUntilAsync(process, "waiting");

        foreach (var thread in Directory.GetDirectories($"/proc/{process.Id}/task"))
        {
            var status = File.ReadAllText(Path.Combine(thread, "status"));
            StringAssert.Contains(status, "Seccomp:\t2");
            StringAssert.Contains(status, "NoNewPrivs:\t1");
            StringAssert.Contains(status, "CapEff:\t0000000000000000");
            StringAssert.Contains(status, "CapPrm:\t0000000000000000");
        }

        StringAssert.Contains(File.ReadAllText($"/proc/{process.Id}/limits"), "Max core file size        0                    0 ");
        process.Kill();
        await process.WaitForExitAsync();
    }

    [TestMethod]
    public async Task Memory_OfNativeCode_IsNowhereBothWritableAndExecutable()
    {
        ConfinedProcess.SkipUnlessNative();
        if (!ConfinedProcess.IsRoot)
        {
            Assert.Inconclusive("Needs root, to look into a process that cannot be looked into.");
        }

        using var process = await ConfinedProcess.StartAsync(ConfinedProcess.Options, "wait");
        await ReadUntilAsync(process, "waiting");

        var regions = File.ReadAllLines($"/proc/{process.Id}/maps");
        process.Kill();
        await process.WaitForExitAsync();

        // Columns of proc_pid_maps(5): addresses, permissions, offset, device, inode, file.
        Assert.IsEmpty(regions.Where(region => region.Split(' ')[1] is ['r' or '-', 'w', 'x', ..]));
        Assert.IsEmpty(regions.Where(region => region.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, [_, _, 'x', ..], _, _, "0"]));
    }

    [TestMethod]
    public async Task Parent_WhenItDies_TakesTheWorkerAlong()
    {
        using var parent = await ConfinedProcess.StartAsync(null, "orphan");
        var child = int.Parse(await ReadUntilAsync(parent, ""), CultureInfo.InvariantCulture);
        Assert.IsTrue(Lives(child));

        parent.Kill();
        await parent.WaitForExitAsync();

        var started = Stopwatch.GetTimestamp();
        while (Lives(child) && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(20);
        }

        Assert.IsFalse(Lives(child));
    }

    /// <summary>Reads lines up to one, and answers that; an empty line asks for the first.</summary>
    private static async Task<string> ReadUntilAsync(Process process, string wanted)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (wanted.Length == 0 || line == wanted)
            {
                return line;
            }
        }

        throw new AssertFailedException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Whether a process is there and not merely waiting to be collected.</summary>
    private static bool Lives(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
