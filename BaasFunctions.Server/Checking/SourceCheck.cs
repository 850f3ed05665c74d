using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Logging;
using BaasFunctions.Server.Remote;
using BaasFunctions.Server.Running;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service;

namespace BaasFunctions.Server.Checking;

/// <summary><c>validate</c>: a line for each function on the output, findings on the error stream.</summary>
internal static class SourceCheck
{
    public static async Task<int> RunAsync(IReadOnlyList<FileSystemInfo> paths, bool json, CancellationToken cancellation)
    {
        var functions = new List<FileSystemInfo>();
        foreach (var path in paths)
        {
            var (found, none) = FunctionFolder.Find(path);
            if (none is not null)
            {
                await Console.Error.WriteLineAsync(none);
                return ExitCode.Usage;
            }

            functions.AddRange(found.Values);
        }

        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        await using var services = new ServiceCollection().AddLogging(ServerLogging.ConfigureForCommands).AddLocalSandbox(options).BuildServiceProvider();
        var (sandbox, code) = (services.GetRequiredService<ISandbox>(), ExitCode.Success);
        foreach (var function in functions)
        {
            var (source, unreadable) = await FunctionSource.ReadAsync(function, cancellation);
            if (source is null)
            {
                await Console.Error.WriteLineAsync(unreadable);
                return ExitCode.Usage;
            }

            var report = await sandbox.ValidateAsync(ToRequest(function, source, options.Limits), cancellation);
            code = Math.Max(code, Print(TerminalText.PathFromHere(function.FullName), source.HasFiles, report ?? default, json));
        }

        return code;
    }

    private static ExecutionRequest ToRequest(FileSystemInfo function, FunctionSource source, ExecutionLimits limits) => new()
    {
        ExecutionId = "validate",
        FunctionId = function.Name,
        FunctionName = function.Name,
        Code = source.Code,
        HasFiles = source.HasFiles,
        Language = FunctionSource.LanguageOf(function),
        Limits = limits,
    };

    private static int Print(string name, bool hasFiles, ReadOnlyMemory<byte> report, bool json)
    {
        if (report.IsEmpty || JsonSerializer.Deserialize(report.Span, ClientJson.Default.Validation) is not { } validation)
        {
            Console.Error.WriteLine($"{name} cannot be checked at the moment");
            return ExitCode.Failure;
        }

        var (errors, warnings) = (validation.Diagnostics.Count(static one => one.Severity == "error"), validation.Diagnostics.Count(static one => one.Severity == "warning"));
        if (json)
        {
            Console.Out.WriteLine($$"""{"function":"{{JsonEncodedText.Encode(name)}}","validation":{{Encoding.UTF8.GetString(report.Span)}}}""");
            return errors > 0 ? ExitCode.Failure : ExitCode.Success;
        }

        new FindingReport(Console.Error, TerminalStyle.ForErrors(), hasFiles ? null : name).Print(validation);
        var style = TerminalStyle.ForOutput();
        var verdict = errors > 0 ? style.Red("invalid") : style.Green("valid");
        Console.Out.WriteLine(Console.IsOutputRedirected
            ? $"{verdict}\t{TerminalText.Printable(name)}\t{errors}\t{warnings}"
            : $"{verdict}  {TerminalText.Printable(name)}  {style.Dim($"errors: {errors}, warnings: {warnings}")}");
        return errors > 0 ? ExitCode.Failure : ExitCode.Success;
    }
}
