using BaasFunctions.Bench.Micro;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Arguments: the folder of samples, and a filter. In this process: the engine needs no other runtime, and a feed no more packages.
ExecutionParts.Samples = args[0];
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .AddExporter(MarkdownExporter.GitHub)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "baas-bench-micro"));
BenchmarkSwitcher.FromTypes([typeof(ExecutionParts), typeof(Erasure)]).Run(["--filter", args.Length > 1 ? args[1] : "*"], config);
