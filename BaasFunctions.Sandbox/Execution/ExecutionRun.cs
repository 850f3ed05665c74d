using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Config;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Engines.Context;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Intl;
using BaasFunctions.Sandbox.Engines.Values;
using BaasFunctions.Sandbox.Validation;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>
/// One execution, on threads of the sandbox, one at a time, in these steps:
/// 1. apply the caller's configuration; 2. compile, or find compiled; 3. apply the function's own configuration and look for
/// required environment values; 4. make a fresh engine; 5. run the module and take its default export; 6. call the handler
/// and drive it until what it returned is settled; 7. write the result; 8. classify what went wrong; 9. go on until the calls that nobody
/// awaited have their answers.
/// </summary>
internal sealed class ExecutionRun(ExecutionScope scope, ProgramCache programs, EngineFactory engines, SandboxOptions options)
{
    private JsValue? _returned;
    private JsValue? _thrown;
    private bool _settled;
    private byte[]? _data;
    private string? _status;

    /// <summary>Whether the program was found compiled; null when the execution ended before that was known.</summary>
    public bool? CacheHit { get; private set; }

    /// <summary>What the host's log must hear about; null when nothing.</summary>
    public Exception? Defect { get; private set; }

    /// <summary>Begins on the calling thread, which must be one of the sandbox's own, goes on wherever the scheduler says, and never throws.</summary>
    public async ValueTask<ExecutionResult> RunAsync()
    {
        Exception? failure = null;
        ExecutionFailure? ending = null;
        scope.Enter();
        try
        {
            ending = await ExecuteAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Only kept here: its details are read when the stack that failed is gone.
            failure = exception;
        }

        TimeSpan cpu;
        try
        {
            // Step 8
            ending ??= failure is null ? null : ExceptionClassifier.Classify(failure, scope);

            // Step 9
            ending = await FinishAsync(ending).ConfigureAwait(false);
            scope.Rejections.WriteTo(scope.Log, except: _thrown);
        }
        catch (Exception exception)
        {
            ending = ExceptionClassifier.OfFault(exception, scope.Limits);
        }
        finally
        {
            cpu = scope.Threads.Cpu;
            scope.Leave();
        }

        Defect = ending?.Defect;
        return ExecutionReport.Of(scope, ending, _data, _status, cpu);
    }

    private async ValueTask<ExecutionFailure?> ExecuteAsync()
    {
        if (scope.Request.ValidateOnly)
        {
            scope.Preparing?.Invoke(true);
            _data = Validate(scope.Request).ToJson();
            return null;
        }

        // Step 1
        var caller = FunctionConfigReader.Read(scope.Request.ConfigJson);
        Configure(caller, FunctionConfig.Empty);

        // Step 2
        CompileResult? compiled;
        bool compiledHere;
        while (!programs.TryGetOrCompile(
            scope.Request.Code, scope.Limits, scope.Deadline, scope.Cancellation, out compiled, out compiledHere, out var other, scope.Request.SourceHash,
            scope.Request.Language, scope.Preparing, scope.Request.HasFiles))
        {
            await scope.Loop.WhenEndedAsync(other).ConfigureAwait(false);
        }

        CacheHit = !compiledHere;
        scope.CompileTime = scope.Deadline.Elapsed;
        if (compiled.Failure is { } refusal)
        {
            return refusal;
        }

        // Step 3
        var program = compiled.Program!;
        scope.Program = program;
        if (program.IsGuessedTypeScript)
        {
            scope.Log.Add(LogEntryLevel.Info, "The source is no JavaScript, but TypeScript: it runs without its types. The field language says so from the start", default);
        }

        Configure(caller, program.Config);

        // Step 4
        scope.Allocation = new AllocationBudget(scope.Limits.MemoryBytes, options.AllocationTurnover, scope.Threads);
        scope.Engine = engines.Create(scope);
        scope.Rejections.Watch(scope.Engine);
        if (program.UsesIntl)
        {
            IntlScript.AddTo(scope.Engine);
        }

        if (program.UsesViewText)
        {
            ViewText.AddTo(scope.Engine);
        }

        scope.Fail = Settle(Fail);
        var throws = Settle(error => (_thrown, _settled) = (_thrown ?? error, true));
        var run = DriverScript.On(scope.Engine, Settle(value => Return(value, throws)), throws);

        // Step 5
        if (program.ServesDeno)
        {
            ScriptModule.AddDeno(scope);
        }

        var handler = program.IsScriptModule ? await ScriptExportAsync(caller, program, throws).ConfigureAwait(false)
            : program.IsBareBody ? scope.Engine.Evaluate(program.BareBody)
            : await DefaultExportAsync(caller, program).ConfigureAwait(false);

        if (scope.Request.ConfigOnly)
        {
            _data = ExportedConfig();
            return null;
        }

        // Step 6
        var request = RequestObject.Create(scope);
        scope.Allocation.BeginStep();
        scope.Engine.Call(run, handler, request, ContextObject.Create(scope.Engine));
        await DriveAsync(() => _returned is not null).ConfigureAwait(false);
        if (_thrown is not null)
        {
            return ExceptionClassifier.OfThrown(_thrown, scope);
        }

        // Step 7
        _data = ResultWriter.Write(scope, _returned!);
        _status = EnvelopeBinding.StatusOf(_returned!);
        return null;
    }

    private ValidationReport Validate(ExecutionRequest request) => request.HasFiles
        ? FunctionValidator.ValidateFiles(request.Code, scope.Limits)
        : FunctionValidator.Validate(request.Code, scope.Limits, request.Language);

    private void Configure(FunctionConfig caller, FunctionConfig function)
    {
        scope.Limits = ConfiguredLimits.Apply(scope.Request.Limits, caller, function);
        scope.Deadline.Rebase(scope.Limits.WallTime);
        if (!scope.Request.ConfigOnly)
        {
            RequiredEnv.Check(scope.Request.Env, caller, function);
        }
    }

    /// <summary>What the module exports as <c>config</c>; what is no object counts as none, as when it runs.</summary>
    private byte[] ExportedConfig() =>
        scope.Exports?.Get("config") is { } config && config.IsObject() && !config.IsArray() && !config.IsCallable()
            ? JsonValueWriter.Write(scope.Engine, config, JsonWriteLimits.Config)
            : "{}"u8.ToArray();

    private async ValueTask<JsValue> DefaultExportAsync(FunctionConfig caller, CompiledProgram program)
    {
        var import = scope.Engine.Modules.StartImport(program.Path is { } path ? SourceNames.OfFile(path) : SourceNames.Function);
        await DriveAsync(() => import.IsCompleted).ConfigureAwait(false);
        _settled = import.IsFaulted;
        if (import.IsFaulted)
        {
            _thrown ??= import.Error!;
        }

        if (_thrown is not null)
        {
            throw new Jint.Runtime.JavaScriptException(_thrown);
        }

        var exports = import.Namespace!;
        scope.Exports = exports;
        if (program.ConfigIsComputed)
        {
            ConfigureLate(caller, exports);
        }

        var handler = exports.Get("default");
        return program.ServesDeno ? ScriptModule.ServedBy(scope) ?? throw ScriptModule.NoHandler("Deno.serve() was not called")
            : handler.IsCallable() ? handler
            : FetchHandler.Of(scope, handler) is { } adapted ? adapted
            : throw new ExecutionEndedException(
                ExecutionOutcome.ScriptError,
                ErrorCodes.ScriptError,
                $"Exported default is not a function but {KindOf(handler)}: write {NodeReplacements.HandlerForm}");
    }

    /// <summary>Runs a text that exports with <c>module.exports</c> or <c>Deno.serve()</c>, and finds its handler.</summary>
    private async ValueTask<JsValue> ScriptExportAsync(FunctionConfig caller, CompiledProgram program, JsValue throws)
    {
        var hasRun = false;
        var running = ScriptModule.Run(scope, scope.Engine.Evaluate(program.BareBody), out var module);
        scope.Engine.Call(DriverScript.Awaiting(scope.Engine), running, Settle(_ => hasRun = true), throws);
        await DriveAsync(() => hasRun).ConfigureAwait(false);
        if (_thrown is not null)
        {
            throw new Jint.Runtime.JavaScriptException(_thrown);
        }

        var exported = module.Get("exports");
        scope.Exports = exported as ObjectInstance;
        if (program.ConfigIsComputed && scope.Exports is { } exports)
        {
            ConfigureLate(caller, exports);
        }

        return ScriptModule.HandlerOf(scope, exported) ?? ScriptModule.ServedBy(scope) ?? throw ScriptModule.NoHandler($"module.exports is no function, and has none as handler or default, but is {KindOf(exported)}");
    }

    private static string KindOf(JsValue value) => value switch
    {
        _ when value.IsUndefined() || value.IsNull() => value.ToString(),
        _ when value.IsPromise() => "a promise (is the handler called instead of exported?)",
        _ when value.IsArray() => "an array",
        _ when value.IsObject() => "an object",
        _ => $"a {value.Type.ToString().ToLowerInvariant()}",
    };

    /// <summary>
    /// A configuration that is not made of literals is known only now: after the module's own statements, before the handler.
    /// </summary>
    private void ConfigureLate(FunctionConfig caller, ObjectInstance exports)
    {
        var json = JsonValueWriter.Write(scope.Engine, exports.Get("config"), JsonWriteLimits.Config);
        Configure(caller, FunctionConfigReader.Read(json));
        scope.Allocation.Rebase(scope.Limits.MemoryBytes);
    }

    /// <summary>What the handler returned, awaited. A Response is read before it is the result.</summary>
    private void Return(JsValue value, JsValue throws)
    {
        if (!ReturnedResponse.TryOpen(scope, value, Keep, throws))
        {
            Keep(value);
        }

        void Keep(JsValue result) => (_returned, _settled) = (result, true);
    }

    /// <summary>
    /// What was begun is finished: the answer waits for what waitUntil() was given, for calls that nobody awaited, and for what they resume. It stays what the handler
    /// returned or threw, unless what they resume runs into a limit. After a limit nothing of the function runs any more.
    /// </summary>
    private async ValueTask<ExecutionFailure?> FinishAsync(ExecutionFailure? ending)
    {
        if (_settled && ending is null or { Outcome: ExecutionOutcome.ScriptError or ExecutionOutcome.EgressDenied or ExecutionOutcome.OutputLimit }
            && (scope.Calls.Open > 0 || scope.AwaitedWork > 0))
        {
            var late = await DrainAsync().ConfigureAwait(false);
            ending = ending is null ? late : ending with { Defect = late?.Defect ?? ending.Defect };
        }

        UnfinishedWork.WriteTo(scope, _settled);
        return ending;
    }

    private async ValueTask<ExecutionFailure?> DrainAsync()
    {
        var began = scope.Deadline.Elapsed;
        Exception? failure = null;
        try
        {
            await WaitUntilBinding.FinishAsync(scope).ConfigureAwait(false);
            await scope.Loop.DrainAsync(scope.Engine.Advanced.ProcessTasks).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        scope.DrainTime = scope.Deadline.Elapsed - began;
        return failure is not null && ExceptionClassifier.Classify(failure, scope) is { Outcome: not ExecutionOutcome.TimedOut } ending ? ending : null;
    }

    /// <summary>An error that nobody caught, of a timer or a microtask. When the answer is known already it can only be told in the log.</summary>
    private void Fail(JsValue error)
    {
        if (_settled)
        {
            scope.Log.Add(LogEntryLevel.Warn, $"Uncaught error after the function had ended: {ErrorReader.Read(error)}", default);
            return;
        }

        _thrown ??= error;
    }

    private ValueTask DriveAsync(Func<bool> isSettled) =>
        scope.Loop.RunAsync(scope.Engine.Advanced.ProcessTasks, () => _thrown is not null || isSettled());

    private Jint.Runtime.Interop.ClrFunction Settle(Action<JsValue> keep) => new(scope.Engine, "", (_, arguments) =>
    {
        keep(arguments.At(0));
        return JsValue.Undefined;
    });
}
