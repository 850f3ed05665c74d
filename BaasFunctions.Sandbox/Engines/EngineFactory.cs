using System.Collections.Concurrent;
using System.Globalization;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Engines.Context;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Testing;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Runtime.Debugger;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Makes one engine per execution. Engines are never used again: a restored one keeps what the last function did to the
/// intrinsics. Options are shared, which halves the cost; whatever belongs to one execution reaches them through
/// <see cref="ExecutionScope.Current"/>.
/// </summary>
internal sealed class EngineFactory(TimeProvider time)
{
    /// <summary>Distinct limits for which options are kept; the rest are built anew each time.</summary>
    private const int MaxKept = 64;

    private readonly ConcurrentDictionary<EngineKey, Options> _options = new();

    static EngineFactory() => TimeZoneOrder.DoWithout();

    /// <summary>A fresh engine for the execution of this thread.</summary>
    public Engine Create(ExecutionScope scope)
    {
        var key = new EngineKey(scope.Limits.RecursionDepth, scope.Limits.ArrayLength, scope.Limits.RegexTime, scope.Coverage is not null);
        if (!_options.TryGetValue(key, out var options))
        {
            options = Build(key);
            if (_options.Count < MaxKept)
            {
                _options.TryAdd(key, options);
            }
        }

        var engine = new Engine(options);
        // Its evaluate() compiles text, whatever the options say of that.
        engine.Global.Delete("ShadowRealm");
        StringIteration.AddTo(engine);
        ErrorStack.AddTo(engine, scope);
        scope.Coverage?.Watch(engine);
        if (scope.Seeded is not null)
        {
            SeededValues.AddTo(engine);
        }

        return engine;
    }

    private Options Build(EngineKey key)
    {
        var options = new Options
        {
            Culture = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            TimeSystem = new SandboxTimeSystem(time),
            // Atomics.wait would block the thread for ever.
            AgentCanSuspend = false,
            ExperimentalFeatures = ExperimentalFeature.None,
        };
        CloseInterop(options.Interop);
        options.Host.StringCompilationAllowed = false;
        options.UseHostFactory(static _ => new SandboxHost());
        options.SetReferencesResolver(AuthorMessages.Instance, AuthorMessages.Interests);
        options.Modules.RegisterRequire = false;
        options.Modules.ModuleLoader = FunctionModuleLoader.Instance;
        options.Debugger.Enabled = key.Stepping;
        options.Debugger.InitialStepMode = StepMode.None;
        options.Debugger.StatementHandling = DebuggerStatementHandling.Ignore;
        options.Json.MaxParseDepth = JsonInput.MaxDepth;
        options.Interop.BuildCallStackHandler = CallStackFormat.Frame;

        options.Constraints.StackOverflowGuard = true;
        options.Constraints.MaxRecursionDepth = key.RecursionDepth;
        options.Constraints.MaxArraySize = key.ArrayLength;
        options.Constraints.RegexTimeout = key.RegexTime;
        options.Constraints.MaxAtomicsPauseIterations = 1;
        // Not LimitMemory: it starts anew at each entry into the engine, and would be a second question before each statement.
        options.Constraint(static () => ExecutionScope.Current.MakeTimeConstraint());
        options.Constraint(static () => new AllocationConstraint(ExecutionScope.Current.Allocation));
        SandboxGlobals.AddTo(options);
        return options;
    }

    private static void CloseInterop(Options.InteropOptions interop)
    {
        interop.Enabled = false;
        interop.AllowGetType = false;
        interop.AllowSystemReflection = false;
        interop.AllowWrite = false;
        interop.AllowOperatorOverloading = false;
        interop.ExposeDetailedResolutionErrors = false;
        interop.ChainClrExceptionAsInnerException = false;
        interop.ExceptionHandler = static _ => false;
        interop.AllowedAssemblies = [];
    }
}
