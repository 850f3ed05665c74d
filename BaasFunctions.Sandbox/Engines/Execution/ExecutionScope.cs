using Acornima;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Engines.Context;
using BaasFunctions.Sandbox.Engines.Context.Logging;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.HostCalls;
using BaasFunctions.Sandbox.Engines.Testing;
using BaasFunctions.Sandbox.Scheduling;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Execution;

/// <summary>
/// All state of one execution. It belongs to the thread that runs the execution at the moment, which runs no other meanwhile: what is shared between
/// executions (options, object shapes, host functions) finds its execution through <see cref="Current"/>.
/// </summary>
internal sealed class ExecutionScope
{
    [ThreadStatic]
    private static ExecutionScope? t_current;

    private Engine? _engine;
    private AllocationBudget? _allocation;
    private JsObject? _env;
    private JsValue? _microtasks;
    private ConsoleState? _console;
    private NativeStates? _native;
    private long _allocatedWhenParked;

    public ExecutionScope(
        ExecutionRequest request, IHostCalls calls, TimeProvider time, IExecutionScheduler scheduler, CancellationToken cancellationToken)
    {
        Threads.Begin();
        Request = request;
        Limits = request.Limits;
        Time = time;
        Cancellation = cancellationToken;
        SourceName = SourceNames.Shown(request.FunctionName, request.Language);
        Clock = new ScriptClock(time, request.Test);
        Seeded = request.Test?.Seed is { } seed ? new SeededValues(seed) : null;
        Coverage = request.Test is { Coverage: true } ? new StatementCoverage() : null;
        StartedAt = Clock.GetUtcNow();
        Deadline = new Deadline(time, request.Limits.WallTime);
        Log = new LogBuffer(request.Limits.LogEntries, request.Limits.LogBytes, Clock);
        Loop = new EventLoop(time, Deadline, scheduler, cancellationToken) { Leaving = Park, Continuing = Unpark };
        Calls = new ExecutionCalls(this, calls);
    }

    public static ExecutionScope? CurrentOrNull => t_current;

    public static ExecutionScope Current => t_current ?? throw new InvalidOperationException("No execution on this thread.");

    public ExecutionRequest Request { get; }

    /// <summary>The bounds in force, configuration applied.</summary>
    public ExecutionLimits Limits { get; set; }

    public TimeProvider Time { get; }

    /// <summary>The clock that the function reads, which a test may stop.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Where random values come from in a test that can be repeated; null for real ones.</summary>
    public SeededValues? Seeded { get; }

    /// <summary>Notes which statements run; null unless a test asked for it.</summary>
    public StatementCoverage? Coverage { get; }

    /// <summary>Whether this is a test: calls of the context are noted in the log, and answered by what the test says.</summary>
    public bool IsTest => Request.Test is not null;

    public CancellationToken Cancellation { get; }

    /// <summary>File name under which the author sees places.</summary>
    public string SourceName { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Told before the text is parsed here, and after; null when nobody asks.</summary>
    public Action<bool>? Preparing { get; set; }

    public Deadline Deadline { get; }

    public LogBuffer Log { get; }

    public EventLoop Loop { get; }

    /// <summary>Calls of the context that leave the sandbox.</summary>
    public ExecutionCalls Calls { get; }

    /// <summary>Whether the work of a transaction runs.</summary>
    public TransactionContext Transactions { get; } = new();

    /// <summary>Promises that were rejected and that nobody looked at.</summary>
    public UnhandledRejections Rejections => field ??= new(Transactions);

    /// <summary>How long it took until the program was compiled, or found compiled; zero before.</summary>
    public TimeSpan CompileTime { get; set; }

    /// <summary>How long the execution went on after its handler had settled, for calls that nobody awaited.</summary>
    public TimeSpan DrainTime { get; set; }

    /// <summary>What it used of the threads that it ran on.</summary>
    public ThreadUse Threads { get; } = new();

    public CompiledProgram? Program { get; set; }

    /// <summary>Whether the module was handed to the engine; it is so only once.</summary>
    public bool ModuleLoaded { get; set; }

    /// <summary>The files that were handed to the engine, each once, by path; null for a function of one.</summary>
    public Dictionary<string, Jint.Runtime.Modules.Module>? LoadedFiles { get; set; }

    /// <summary>The module's exports; null before it ran, and for a bare body.</summary>
    public ObjectInstance? Exports { get; set; }

    /// <summary>The handler that <c>Deno.serve()</c> was given; null for none.</summary>
    public JsValue? Served { get; set; }

    /// <summary>Bytes allocated count from here; the compilation before it is the service's own affair.</summary>
    public AllocationBudget Allocation
    {
        get => _allocation ?? throw new InvalidOperationException("Allocations are not counted yet.");
        set => _allocation = value;
    }

    /// <summary>The memory is exhausted, which the engine or the runtime noticed.</summary>
    public ExecutionEndedException MemoryExceeded() => (_allocation ?? new AllocationBudget(Limits.MemoryBytes, 1, Threads)).Exceeded();

    public long AllocatedBytes => _allocation?.Used ?? 0;

    public Engine Engine
    {
        get => _engine ?? throw new InvalidOperationException("There is no engine yet.");
        set => _engine = value;
    }

    /// <summary>Promises that <c>context.waitUntil()</c> was given and that are not settled.</summary>
    public int AwaitedWork { get; set; }

    /// <summary>What the handler said of its answer by returning a Response; null when it did not.</summary>
    public FunctionResponse? Response { get; set; }

    /// <summary>Ends the execution with what was thrown; a function of script.</summary>
    public JsValue? Fail { get; set; }

    /// <summary>The one queue of transactions, a function of script; null until a function begins one.</summary>
    public JsValue? TransactionQueue { get; set; }

    /// <summary>The engine's own getter of <c>error.stack</c>, which gives the frames alone.</summary>
    public JsValue? FramesGetter { get; set; }

    /// <summary>Whether the next stack is only asked for its first place.</summary>
    public bool IsPlaceWanted { get; set; }

    /// <summary>The place that was asked for.</summary>
    public SourceLocation? Place { get; set; }

    /// <summary>What <c>console</c> remembers.</summary>
    public ConsoleState Console => _console ??= new ConsoleState();

    /// <summary>The web basics that the function named so far.</summary>
    public Dictionary<Context.Web.WebScript, ObjectInstance> WebScripts { get; } = [];

    /// <summary>What it holds outside of the managed heap.</summary>
    public NativeStates Native => _native ??= new NativeStates();

    /// <summary>The environment values, one object under two names.</summary>
    public JsObject EnvObject => _env ??= FrozenObject.Of(Engine, Request.Env);

    /// <summary>Calls back in a microtask: <c>queueMicrotask</c>, whatever the function does to that name.</summary>
    public JsValue Microtasks => _microtasks ??= DriverScript.Microtasks(Engine);

    /// <summary>The error that told the function last that it may not reach an address; null for none.</summary>
    public ObjectInstance? EgressDenied { get; set; }

    /// <summary>A fault of a host function; the script saw a plain error, the host's log gets this.</summary>
    public Exception? Defect { get; private set; }

    /// <summary>It begins on the calling thread.</summary>
    public void Enter() => t_current = this;

    /// <summary>It has ended: the thread is free for another, and nothing of the engine is needed any more.</summary>
    public void Leave()
    {
        t_current = null;
        Loop.Dispose();
        HeapShares.Remove(_allocatedWhenParked);
        Calls.End();
        _native?.Dispose();
        _engine?.Dispose();
    }

    /// <summary>It leaves its thread to wait.</summary>
    /// <returns>The bytes that it may hold meanwhile.</returns>
    private long Park()
    {
        var allocated = AllocatedBytes;
        t_current = null;
        Threads.End();
        var held = HeapShares.Update(_allocatedWhenParked, allocated);
        _allocatedWhenParked = allocated;
        return Math.Min(held, Limits.MemoryBytes);
    }

    /// <summary>It continues on the calling thread.</summary>
    private void Unpark()
    {
        t_current = this;
        Threads.Begin();
    }

    /// <summary>As <see cref="EventLoop.AddTimer"/>; what fires goes on in the transaction in whose work it was set.</summary>
    public int AddTimer(TimeSpan delay, Action callback, bool repeats, bool isExpected = true) =>
        Loop.AddTimer(delay, Transactions.Carry(callback), repeats, isExpected);

    public void RecordDefect(Exception exception) => Defect ??= exception;

    public TimeConstraint MakeTimeConstraint() => new(Deadline, Limits.CpuTime, Threads, Cancellation);

    /// <summary>The program to which the engine's name of a source belongs: the function, or a file of it; null for what is ours.</summary>
    public CompiledProgram? ProgramOf(string? sourceName) =>
        sourceName == SourceNames.Function ? Program : Program?.Files?.FindBySource(sourceName)?.Program;

    /// <summary>The program of the file that a stack names; a function of one file is it, whatever the name.</summary>
    public CompiledProgram? ProgramShownAs(ReadOnlySpan<char> name) =>
        Program?.Files is { } files ? files.Find(name.ToString())?.Program : Program;

    /// <summary>The author's text of a program.</summary>
    public string TextOf(CompiledProgram program) => program.Text ?? Request.Code;
}
