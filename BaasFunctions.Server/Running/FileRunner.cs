using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Hosting;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service;
using BaasFunctions.Service.Wire;

namespace BaasFunctions.Server.Running;

/// <summary>Runs one file as the server would, with the same limits, and reports how it ended.</summary>
internal static class FileRunner
{
    public static async Task<int> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        string code;
        try
        {
            code = await File.ReadAllTextAsync(request.File.FullName, cancellation).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Cannot read {request.File}: {unreadable.Message}").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        using var signals = new StopSignals(cancellation);
        using var stop = new CancellationTokenSource();
        _ = signals.FirstAsync().ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        await using var services = new ServiceCollection().AddLogging().AddLocalSandbox(options).BuildServiceProvider();
        var sandbox = services.GetRequiredService<ISandbox>();
        var execution = request.ToExecution(code, options.Limits);
        var result = await sandbox.ExecuteAsync(execution, stop.Token).ConfigureAwait(false);
        Report(request, execution.ExecutionId, result);
        return result.Outcome == ExecutionOutcome.Completed ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Report(RunRequest request, string executionId, ExecutionResult result)
    {
        if (!request.Json)
        {
            new RunReport(Console.Out, TerminalStyle.ForOutput()).Print(result);
            return;
        }

        using var output = Console.OpenStandardOutput();
        var style = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(output, style))
        {
            ExecutionAnswer.Write(json, executionId, result);
        }

        output.Write("\n"u8);
    }
}
