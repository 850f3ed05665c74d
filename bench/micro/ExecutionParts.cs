using Acornima;
using BaasFunctions.Bench.Bare;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Engines.Context;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Sandbox.Workers.Protocol;
using BenchmarkDotNet.Attributes;
using Jint;
using Jint.Native;

namespace BaasFunctions.Bench.Micro;

/// <summary>The parts of one execution of the README's example, each alone.</summary>
public class ExecutionParts
{
    private readonly EngineFactory _engines = new(TimeProvider.System);
    private readonly FrameBuffer _frame = new();
    private readonly ProgramCache _programs = new(1 << 20);
    private readonly SandboxOptions _options = new();
    private readonly SandboxTelemetry _telemetry = new();
    private ExecutionRequest _request = null!;
    private ExecutionScope _scope = null!;
    private SourceHash _hash;
    private readonly PumpScheduler _pump = new();
    private JsValue _result = JsValue.Undefined;

    /// <summary>Folder of the samples.</summary>
    public static string Samples { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _request = new ExecutionRequest
        {
            ExecutionId = "bench", FunctionId = "hello", Code = File.ReadAllText(Path.Combine(Samples, "hello.js")), RequestJson = """{"name":"Ada"}"""u8.ToArray(),
            Limits = new ExecutionLimits(),
        };
        _hash = SourceHash.Of(_request.Code);
        _scope = new ExecutionScope(_request, NoHostCalls.Instance, TimeProvider.System, _pump, CancellationToken.None);
        _scope.Enter();
        _scope.Allocation = new AllocationBudget(long.MaxValue / 1024, 1, _scope.Threads);
        _scope.Engine = _engines.Create(_scope);
        _result = _scope.Engine.Evaluate("({ status: 'success', success: true, data: { greeting: 'Hello, Ada!', length: 11 }, list: [1, 2.5, 'three', null] })");
    }

    /// <summary>All of it: limits, log and metrics, on the calling thread, the program known.</summary>
    [Benchmark]
    public object Whole()
    {
        var activity = _telemetry.Begin(_request);
        var scope = new ExecutionScope(_request, NoHostCalls.Instance, TimeProvider.System, _pump, CancellationToken.None);
        var result = _pump.Run(scope.Loop, new ExecutionRun(scope, _programs, _engines, _options).RunAsync);
        _telemetry.End(activity, result);
        _scope.Enter();
        return result;
    }

    /// <summary>The same function in an engine without limits, log and metrics: what the others are beside.</summary>
    [Benchmark(Baseline = true)]
    public string Bare() => BareProgram.Run(_request.Code, """{"name":"Ada"}""");

    [Benchmark]
    public object Parse() => new Parser().ParseModule(_request.Code);

    [Benchmark]
    public object Prepare() => ProgramCompiler.Compile(_request.Code, null, _request.Limits, CancellationToken.None);

    [Benchmark]
    public object CreateEngine() => _engines.Create(_scope);

    [Benchmark]
    public object BindContext()
    {
        RequestObject.Create(_scope);
        return ContextObject.Create(_scope.Engine);
    }

    [Benchmark]
    public object WriteResult() => JsonValueWriter.Write(_scope.Engine, _result, new JsonWriteLimits(1 << 20, 64, 10_000));

    [Benchmark]
    public object FrameCodec()
    {
        _frame.Clear();
        _frame.Begin(FrameType.Execute, 1);
        RequestCodec.Write(_frame, _request, _hash, withSource: false);
        _frame.TryEnd();
        return RequestCodec.Read(_frame.Written.Span[Frame.HeaderBytes..], out _, out _);
    }
}
