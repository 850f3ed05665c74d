using System.ComponentModel;
using System.Diagnostics;
using BaasFunctions.Sandbox.Workers;

namespace BaasFunctions.Host.Hosting;

/// <summary>
/// The worker that was compiled natively when the app was published: it starts sooner than the app does, is smaller, and can be forbidden to make new code. It was linked on another machine than this, which may have older libraries:
/// it is tried before it is relied on, and without it the app itself is started as worker.
/// </summary>
internal static class NativeWorker
{
    private const string FileName = "BaasFunctions.Worker";

    /// <summary>It answers in some 20 ms; a machine that has just started may take longer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Its file, where it runs here.</summary>
    /// <param name="folder">Folder of the app.</param>
    /// <param name="warning">Why it is there and not used; null otherwise.</param>
    /// <param name="patience">How long it may take to answer; null for <see cref="s_patience"/>.</param>
    public static string? Find(string folder, out string? warning, TimeSpan? patience = null)
    {
        warning = null;
        var program = Path.Combine(folder, FileName);
        if (!File.Exists(program))
        {
            return null;
        }

        if (Fault(program, patience ?? s_patience) is not { } fault)
        {
            return program;
        }

        warning = $"{FileName} is not used, because {fault}: workers run on the .NET runtime, start more slowly and take more memory. Publish the app on a system whose libraries are not newer than those here";
        return null;
    }

    private static string? Fault(string program, TimeSpan patience)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!output.Wait(patience))
            {
                process.Kill(entireProcessTree: true);
                return "it does not answer";
            }

            process.WaitForExit();
            var (said, complaint) = (output.Result[0].Trim(), output.Result[1].Trim().ReplaceLineEndings(" "));
            return process.ExitCode != 0 ? $"it ends with code {process.ExitCode} ({Shortened(complaint)})"
                : said != WorkerProcess.Build ? $"it is of version {Shortened(said)}, not {WorkerProcess.Build}"
                : null;
        }
        catch (Win32Exception refused)
        {
            return $"it cannot be started ({refused.NativeErrorCode})";
        }
    }

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200];
}
