using System.Reflection;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using ExecutionScope = BaasFunctions.Sandbox.Engines.Execution.ExecutionScope;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Modules;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Every exception that can come out of a run has its outcome, and none carries words of the host to the author.</summary>
[TestClass]
public sealed class ExceptionClassifierTests
{
    private const string Secret = "secret detail of the host at /srv/host/path";

    public static IEnumerable<object[]> Known =>
    [
        [new ExecutionEndedException(ExecutionOutcome.EgressDenied, ErrorCodes.EgressDenied, "no"), ExecutionOutcome.EgressDenied, ErrorCodes.EgressDenied],
        [new PromiseRejectedException(JsString.Create("no")), ExecutionOutcome.ScriptError, ErrorCodes.ScriptError],
        [new JavaScriptException(JsString.Create("no")), ExecutionOutcome.ScriptError, ErrorCodes.ScriptError],
        [new MemoryLimitExceededException(Secret), ExecutionOutcome.MemoryLimit, ErrorCodes.MemoryLimit],
        [new MemoryLimitExceededException("The array size 9 is larger"), ExecutionOutcome.MemoryLimit, ErrorCodes.ArrayLimit],
        [new OutOfMemoryException(Secret), ExecutionOutcome.MemoryLimit, ErrorCodes.MemoryLimit],
        [new InsufficientMemoryException(Secret), ExecutionOutcome.MemoryLimit, ErrorCodes.MemoryLimit],
        [new InsufficientExecutionStackException(Secret), ExecutionOutcome.RecursionLimit, ErrorCodes.RecursionLimit],
        [new StatementsCountOverflowException(), ExecutionOutcome.CpuLimit, ErrorCodes.CpuLimit],
        [new RegexMatchTimeoutException(Secret), ExecutionOutcome.CpuLimit, ErrorCodes.RegexTimeout],
        [new TimeoutException(Secret), ExecutionOutcome.TimedOut, ErrorCodes.Timeout],
        [new ExecutionCanceledException(), ExecutionOutcome.Cancelled, ErrorCodes.Cancelled],
        [new OperationCanceledException(Secret), ExecutionOutcome.Cancelled, ErrorCodes.Cancelled],
        [new TaskCanceledException(Secret), ExecutionOutcome.Cancelled, ErrorCodes.Cancelled],
        [new ModuleResolutionException(Secret, "fs", null, Secret), ExecutionOutcome.ScriptError, ErrorCodes.ImportNotAvailable],
        [new TargetInvocationException(Secret, new TimeoutException(Secret)), ExecutionOutcome.TimedOut, ErrorCodes.Timeout],
        [new AggregateException(Secret, new OutOfMemoryException(Secret)), ExecutionOutcome.MemoryLimit, ErrorCodes.MemoryLimit],
        [new InvalidOperationException(Secret), ExecutionOutcome.HostError, ErrorCodes.HostError],
        [new NullReferenceException(Secret), ExecutionOutcome.HostError, ErrorCodes.HostError],
        [new IOException(Secret), ExecutionOutcome.HostError, ErrorCodes.HostError],
        [new AggregateException(Secret, new IOException(Secret), new IOException(Secret)), ExecutionOutcome.HostError, ErrorCodes.HostError],
    ];

    [TestMethod]
    [DynamicData(nameof(Known))]
    public void Classify_EachKind_HasItsOutcomeAndTellsNothing(Exception exception, ExecutionOutcome outcome, string code)
    {
        var ending = ExceptionClassifier.Classify(exception, Scope());

        Assert.AreEqual(outcome, ending.Outcome);
        Assert.AreEqual(code, ending.Error.Code);
        Assert.DoesNotContain("secret", ending.Error.ToString());
        Assert.AreEqual(outcome == ExecutionOutcome.HostError, ending.Defect is not null);
    }

    [TestMethod]
    public void Classify_FaultInsideTheEngine_IsTheScriptsFailureInOurWords()
    {
        Exception? fault = null;
        try
        {
            new Engine().Execute((string)null!);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        var ending = ExceptionClassifier.Classify(fault!, Scope());

        Assert.AreEqual(ExecutionOutcome.ScriptError, ending.Outcome);
        Assert.AreEqual("The engine could not carry out this operation", ending.Error.Message);
        Assert.AreSame(fault, ending.Defect);
    }

    [TestMethod]
    public void DefaultCode_OfEachOutcome_IsItsOwn()
    {
        var codes = Enum.GetValues<ExecutionOutcome>().Select(ErrorCodes.DefaultOf).ToList();

        Assert.HasCount(codes.Count, codes.Distinct().ToList());
        Assert.AreEqual("", ErrorCodes.DefaultOf(ExecutionOutcome.Completed));
    }

    [TestMethod]
    public async Task Defect_OfTheHost_IsLoggedThereAndNotTold()
    {
        var logger = new CollectingLogger<InProcessSandbox>();
        await using var sandbox = TestSandbox.Create(logger: logger);

        // A request that no service makes: the dictionary itself is at fault.
        var result = await sandbox.ExecuteAsync(TestSandbox.Request("return ctx.env") with { Env = null! }, CancellationToken.None);

        Assert.AreEqual(ExecutionOutcome.HostError, result.Outcome);
        Assert.AreEqual("The host failed to run the function; the fault is in its log", result.Error!.Message);
        var entry = logger.Entries.Single();
        Assert.AreEqual(2000, entry.Id.Id);
        Assert.IsInstanceOfType<NullReferenceException>(entry.Exception);
    }

    private static ExecutionScope Scope() => new(TestSandbox.Request("return 1"), NoHostCalls.Instance, TimeProvider.System, new PumpScheduler(), CancellationToken.None)
    {
        Allocation = new AllocationBudget(1 << 20, 64, new ThreadUse()),
    };
}
