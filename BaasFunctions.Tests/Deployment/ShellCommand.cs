using System.Diagnostics;

namespace BaasFunctions.Tests.Deployment;

/// <summary>A command of the documentation, run to its end.</summary>
internal static class ShellCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public static async Task<(int Code, string Output)> RunAsync(string command, string folder, params (string Name, string Value)[] environment)
    {
        // Into a file: a compiler server that the command leaves behind would keep a pipe open for as long as it lives.
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash", ["-c", $"({command}) >\"$LOG_OF_THE_COMMAND\" 2>&1 </dev/null"]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["LOG_OF_THE_COMMAND"] = log;

        // A build that the tests run in tells its children of itself.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(await File.ReadAllTextAsync(log, CancellationToken.None));
        }

        var output = await File.ReadAllTextAsync(log, CancellationToken.None);
        File.Delete(log);
        return (process.ExitCode, output);
    }
}
