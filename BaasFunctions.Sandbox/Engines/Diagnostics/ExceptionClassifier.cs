using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Acornima;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Hints;
using BaasFunctions.Sandbox.Scheduling;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Runtime;
using Jint.Runtime.Modules;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>
/// The one place where exceptions of the engine, the parser and the runtime become an outcome. What it does not know is a defect of
/// ours: the author is told that the host failed, and the host's log gets the exception.
/// Never called inside a catch block: the deep stack that failed is still held there.
/// </summary>
internal static class ExceptionClassifier
{
    private const string StackGuardMessage = "Maximum call stack size exceeded";

    private static readonly string? s_engine = NameOf(typeof(Engine).Assembly.FullName);
    private static readonly string? s_parser = NameOf(typeof(Parser).Assembly.FullName);
    private static readonly string? s_own = NameOf(typeof(ExceptionClassifier).Assembly.FullName);

    public static ExecutionFailure Classify(Exception exception, ExecutionScope scope)
    {
        var ending = KindOf(exception, scope);
        return ending.Error.Diagnostic is null && SourcePlace.Of(exception, scope) is { } place
            ? ending with { Error = ending.Error with { Diagnostic = place } }
            : ending;
    }

    private static ExecutionFailure KindOf(Exception exception, ExecutionScope scope) => exception switch
    {
        ExecutionEndedException ended => ExecutionFailure.Of(ended),
        JavaScriptException script => OfThrown(script.Error, scope, script.Location),
        PromiseRejectedException rejected => OfThrown(rejected.RejectedValue, scope),
        MemoryLimitExceededException array when array.Message.Contains("array", StringComparison.OrdinalIgnoreCase) => Array(scope.Limits),
        MemoryLimitExceededException or OutOfMemoryException => ExecutionFailure.Of(scope.MemoryExceeded()),
        RecursionDepthOverflowException or InsufficientExecutionStackException => Recursion(scope.Limits),
        StatementsCountOverflowException => Limit(ExecutionOutcome.CpuLimit, "Function ran too many statements"),
        RegexMatchTimeoutException => Regex(scope.Limits),
        TimeoutException => ExecutionFailure.Of(Deadline.Passed(scope.Deadline.Budget, scope.Deadline.Elapsed)),
        ExecutionCanceledException or OperationCanceledException => ExecutionFailure.Of(ExecutionEndedException.Cancelled()),
        ModuleResolutionException refused => Script(
            ErrorCodes.ImportNotAvailable,
            "TypeError",
            $"import of '{ErrorText.Shorten(refused.Specifier ?? "", 100)}' is not available",
            NodeReplacements.OfImport(refused.Specifier)),
        ParseErrorException parse => Script(ErrorCodes.ScriptError, "SyntaxError", parse.Description),
        ScriptPreparationException { InnerException: ParseErrorException parse } =>
            Script(ErrorCodes.ScriptError, "SyntaxError", parse.Description),
        TargetInvocationException { InnerException: { } inner } => KindOf(inner, scope),
        AggregateException { InnerExceptions: [var only] } => KindOf(only, scope),
        _ when IsOfEngine(exception) => OfEngine(exception),
        _ => ExecutionFailure.OfDefect(exception),
    };

    /// <summary>What became of an execution when its end could not be told: the memory was short, which a run beside nobody else decides, or it is a defect of ours.</summary>
    public static ExecutionFailure OfFault(Exception fault, ExecutionLimits limits) => fault is OutOfMemoryException
        ? ExecutionFailure.Of(new AllocationBudget(limits.MemoryBytes, 1, new ThreadUse()).Exceeded())
        : ExecutionFailure.OfDefect(fault);

    /// <summary>What the function threw, or rejected its promise with.</summary>
    public static ExecutionFailure OfThrown(JsValue thrown, ExecutionScope scope, SourceLocation location = default)
    {
        var reading = ErrorReader.Read(thrown);
        if (thrown is ErrorInstance && reading is { Name: "RangeError", Message: StackGuardMessage })
        {
            return Recursion(scope.Limits);
        }

        var outcome = ReferenceEquals(thrown, scope.EgressDenied) ? ExecutionOutcome.EgressDenied : ExecutionOutcome.ScriptError;
        var place = SourcePlace.Of(reading, scope, location);
        return new ExecutionFailure(outcome, new ExecutionError
        {
            Code = (outcome == ExecutionOutcome.ScriptError ? ThrownCode.Of(thrown) : null) ?? ErrorCodes.DefaultOf(outcome),
            Name = reading.Name,
            Message = reading.Message,
            Hint = thrown is ErrorInstance ? ErrorHints.OfThrown(reading, TextAt(scope, place), place) : null,
            Stack = reading.Stack,
            Diagnostic = place,
        });
    }

    /// <summary>The text in which a place is: of a function of several files, its file.</summary>
    private static string TextAt(ExecutionScope scope, SourceDiagnostic? place) =>
        place?.File is { } file && scope.Program?.Files?.Find(file) is { } found ? found.Text : scope.Program?.Text ?? scope.Request.Code;

    private static ExecutionFailure Recursion(ExecutionLimits limits) => Limit(
        ExecutionOutcome.RecursionLimit,
        $"Function nested its calls deeper than {limits.RecursionDepth}: Maximum call stack size exceeded",
        new LimitReport("recursion_depth", "calls", null, limits.RecursionDepth));

    /// <summary>The engine raises the same exception for memory and for arrays; only its text tells them apart.</summary>
    private static ExecutionFailure Array(ExecutionLimits limits) => Limit(
        ExecutionOutcome.MemoryLimit,
        $"Function made an array of more than {limits.ArrayLength} elements",
        new LimitReport("array_length", "elements", null, limits.ArrayLength),
        ErrorCodes.ArrayLimit);

    private static ExecutionFailure Regex(ExecutionLimits limits)
    {
        var allowed = (long)limits.RegexTime.TotalMilliseconds;
        return Limit(
            ExecutionOutcome.CpuLimit,
            $"A regular expression took longer than {allowed}ms",
            new LimitReport("regex_time", "ms", null, allowed),
            ErrorCodes.RegexTimeout);
    }

    private static ExecutionFailure Limit(ExecutionOutcome outcome, string message, LimitReport? report = null, string? code = null) =>
        ExecutionFailure.Of(new ExecutionEndedException(outcome, code ?? ErrorCodes.DefaultOf(outcome), message, report));

    private static ExecutionFailure Script(string code, string name, string message, string? hint = null) => new(
        ExecutionOutcome.ScriptError,
        new ExecutionError { Code = code, Name = name, Message = ErrorText.Shorten(message, ErrorText.MaxMessage), Hint = hint });

    /// <summary>
    /// The engine itself failed on what the script asked of it (a typed array whose species lies about its length, say). That is the
    /// script's failure, but in words of the runtime, which are kept from it.
    /// </summary>
    private static ExecutionFailure OfEngine(Exception exception) =>
        Script(ErrorCodes.ScriptError, "InternalError", "The engine could not carry out this operation") with { Defect = exception };

    private static bool IsOfEngine(Exception exception)
    {
        foreach (var frame in new StackTrace(exception).GetFrames())
        {
            var assembly = NameOf(DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName);
            if (assembly == s_engine || assembly == s_parser)
            {
                return true;
            }

            if (assembly == s_own)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The name alone: native code keeps less of what follows it.</summary>
    private static string? NameOf(string? assembly) => assembly?.Split(',')[0];
}
