using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Hosting;
using BaasFunctions.Server.Logging;
using BaasFunctions.Server.Running;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Server.Testing;

/// <summary><c>test</c>: runs the cases of functions one after another, each on a store of its own.</summary>
internal static class TestRunner
{
    public static async Task<int> RunAsync(TestWish wish, CancellationToken cancellation)
    {
        var (targets, fault) = TestFolder.Find(wish.Paths);
        if (fault is not null)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCode.Usage;
        }

        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        using var signals = new StopSignals(cancellation);
        using var stop = new CancellationTokenSource();
        signals.CancelAtFirst(stop);
        await using var services = new ServiceCollection().AddLogging(ServerLogging.ConfigureForCommands).AddLocalSandbox(options).BuildServiceProvider();
        var (verdicts, coverage) = (new List<TestVerdict>(), new CoverageTotals());
        var report = new TestReport(wish);
        await foreach (var verdict in RunAllAsync(targets, wish, options, services.GetRequiredService<ISandbox>(), coverage, stop.Token))
        {
            verdicts.Add(verdict);
            report.Print(verdict);
        }

        if (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The tests were ended before all had run.");
            return ExitCode.Failure;
        }

        if (verdicts.Count == 0)
        {
            await Console.Error.WriteLineAsync($"No case has \"{wish.Filter}\" in the name of its function and its own");
            return ExitCode.Usage;
        }

        report.PrintEnd(verdicts, coverage);
        return WriteFiles(wish, verdicts, coverage) && verdicts.All(static verdict => verdict.Passed) ? ExitCode.Success : ExitCode.Failure;
    }

    private static async IAsyncEnumerable<TestVerdict> RunAllAsync(
        IReadOnlyList<TestTarget> targets, TestWish wish, ServiceOptions options, ISandbox sandbox, CoverageTotals coverage,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var target in targets)
        {
            var (function, cases, fault) = await ReadAsync(target, options.Limits, cancellation);
            if (fault is not null)
            {
                yield return new TestVerdict(target, target.Tests.Name, null, fault);
            }

            foreach (var one in cases.Where(one => wish.Filter is null || $"{target.Name} {one.Name}".Contains(wish.Filter, StringComparison.OrdinalIgnoreCase)))
            {
                if (cancellation.IsCancellationRequested)
                {
                    yield break;
                }

                var result = await RunAsync(one, function!, wish.Covers, options, sandbox, cancellation);
                coverage.Add(target.Function, result);
                yield return new TestVerdict(target, one.Name, result, null);
            }
        }
    }

    /// <summary>The function and its cases; the third is why they cannot be had.</summary>
    private static async Task<(ExecutionRequest? Function, IReadOnlyList<FixtureCase> Cases, string? Fault)> ReadAsync(TestTarget target, ExecutionLimits limits, CancellationToken cancellation)
    {
        var (source, unreadable) = await FunctionSource.ReadAsync(target.Function, cancellation);
        if (source is null)
        {
            return (null, [], unreadable);
        }

        try
        {
            if (target.Tests.Length > FixtureFile.MaxBytes)
            {
                return (null, [], $"{target.Tests.Name} has more than {FixtureFile.MaxBytes >> 20} MB");
            }

            var (file, fault) = FixtureFile.Read(await File.ReadAllBytesAsync(target.Tests.FullName, cancellation));
            var function = new ExecutionRequest
            {
                ExecutionId = "", FunctionId = target.Function.Name, FunctionName = target.Function.Name, Code = source.Code, HasFiles = source.HasFiles,
                Language = FunctionSource.LanguageOf(target.Function), Limits = limits,
            };
            return (function, file?.Cases ?? [], fault is null ? null : $"{target.Tests.Name}: {fault}");
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return (null, [], $"{target.Tests.Name} cannot be read");
        }
    }

    private static async Task<FixtureResult> RunAsync(FixtureCase one, ExecutionRequest function, bool covers, ServiceOptions options, ISandbox sandbox, CancellationToken cancellation)
    {
        using var store = new ThrowawayStore();
        await using var services = new ServiceCollection()
            .AddLogging(ServerLogging.ConfigureForCommands)
            .AddSingleton(sandbox)
            .AddFunctionsService(store.In(options))
            .BuildServiceProvider();
        return await services.GetRequiredService<FixtureRunner>().RunAsync(one, function, covers, cancellation);
    }

    private static bool WriteFiles(TestWish wish, IReadOnlyList<TestVerdict> verdicts, CoverageTotals coverage)
    {
        var written = true;
        foreach (var (file, write) in new (FileInfo?, Action<Stream>)[] { (wish.JUnit, stream => JUnitReport.Write(stream, verdicts)), (wish.Lcov, coverage.WriteLcov) })
        {
            try
            {
                using var stream = file?.Create();
                if (stream is not null)
                {
                    write(stream);
                }
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{file} cannot be written");
                written = false;
            }
        }

        return written;
    }
}
