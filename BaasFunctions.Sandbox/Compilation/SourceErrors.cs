using System.Globalization;
using Acornima;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using Jint;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>Why a text is refused before a statement of it runs.</summary>
internal static class SourceErrors
{
    /// <summary>Why a text is no program. It failed as a module and as a bare body: the fault further along is the author's.</summary>
    /// <param name="asModule">The fault as a module.</param>
    /// <param name="asBody">The fault as a body; null when it was not tried.</param>
    /// <param name="code">The author's text.</param>
    /// <param name="limits">Those of the execution.</param>
    /// <param name="shift">Columns by which the first line of a body was shifted.</param>
    public static ExecutionFailure OfPreparation(Exception asModule, Exception? asBody, string code, ExecutionLimits limits, int shift)
    {
        if (asBody is ExecutionEndedException)
        {
            return OfUnplacedPreparation(asBody, limits);
        }

        var module = ParseErrorOf(asModule);
        var body = asBody is null ? null : ParseErrorOf(asBody);
        if (module is null)
        {
            return OfUnplacedPreparation(asModule, limits);
        }

        if (asBody is not null && body is null)
        {
            // It parses as a body, and the engine refused it for a reason of its own.
            return OfUnplacedPreparation(asBody, limits);
        }

        var bodyIndex = body is null ? -1 : body.Index - shift;
        if (bodyIndex > module.Index && bodyIndex <= code.Length)
        {
            var column = body!.LineNumber == 1 ? body.Column - shift : body.Column;
            return Syntax(body.Description, code, body.LineNumber, column, bodyIndex);
        }

        return Syntax(module.Description, code, module.LineNumber, module.Column, module.Index);
    }

    /// <summary>What to do about a source that is too long.</summary>
    public const string SourceTooLongFix = "Minify it, with --minify of esbuild for a bundle, or split it into several functions";

    public static ExecutionEndedException SourceTooLong(int length, ExecutionLimits limits) => ExecutionEndedException.Rejected(
        ErrorCodes.SourceTooLong,
        string.Create(CultureInfo.InvariantCulture, $"The source has {length} characters; at most {limits.SourceLength} are allowed. {SourceTooLongFix}"),
        new LimitReport("source_length", "characters", length, limits.SourceLength));

    public static ExecutionEndedException NotPreparable() => ExecutionEndedException.Rejected(
        ErrorCodes.SourceNotPreparable,
        "The source could not be prepared within the limits when it was last tried: split it into several functions, or make it simpler");

    /// <summary>A refusal at a place of the source.</summary>
    public static ExecutionFailure Placed(string code, string message, string source, SourceLocation place, string? hint = null)
    {
        var ending = Syntax(message, source, place.Start.Line, place.Start.Column);
        return ending with { Error = ending.Error with { Code = code, Hint = hint } };
    }

    /// <summary>A refusal at a place of the source, in UTF-16 units.</summary>
    public static ExecutionFailure PlacedAt(string code, string message, string source, int offset, string? hint = null)
    {
        var place = new LineIndex(source).PositionOf(offset);
        return Placed(code, message, source, SourceLocation.From(place, place), hint);
    }

    /// <summary>A refusal of the whole source.</summary>
    public static ExecutionFailure Unplaced(ExecutionOutcome outcome, string code, string message) =>
        ExecutionFailure.Of(new ExecutionEndedException(outcome, code, message));

    /// <summary>Why the engine could not prepare a text that is one of the language, or none that the parser could read; null for any other fault.</summary>
    public static ExecutionFailure? OfEngine(Exception? fault, ExecutionLimits limits) =>
        fault is null || ParseErrorOf(fault) is not null ? null : OfUnplacedPreparation(fault, limits);

    private static ParseError? ParseErrorOf(Exception exception) => exception switch
    {
        ParseErrorException parse => parse.Error,
        { InnerException: { } inner } => ParseErrorOf(inner),
        _ => null,
    };

    public static ExecutionFailure TooManyNodes(ExecutionLimits limits) => ExecutionFailure.Of(ExecutionEndedException.Rejected(
        ErrorCodes.SourceTooManyNodes,
        string.Create(CultureInfo.InvariantCulture, $"The source has more than {limits.SourceNodes} syntax nodes"),
        new LimitReport("source_nodes", "nodes", limits.SourceNodes + 1L, limits.SourceNodes)));

    /// <summary>The engine's analysis has a bound of its own (256 levels), and speaks of it in its own words only.</summary>
    private static ExecutionFailure OfUnplacedPreparation(Exception exception, ExecutionLimits limits) => exception switch
    {
        ExecutionEndedException refused => ExecutionFailure.Of(refused),
        InsufficientExecutionStackException or { InnerException: InsufficientExecutionStackException } => TooDeep(limits),
        _ when exception.Message.Contains("nesting exceeds", StringComparison.OrdinalIgnoreCase)
            || exception.InnerException?.Message.Contains("nesting exceeds", StringComparison.OrdinalIgnoreCase) == true => TooDeep(limits),
        OutOfMemoryException or { InnerException: OutOfMemoryException } => ExecutionFailure.Of(ExecutionEndedException.Rejected(
            ErrorCodes.SourceTooManyNodes, "The source needs more memory than there is to compile it")),
        ScriptPreparationException or JavaScriptException => Unplaced(
            ExecutionOutcome.SyntaxError, ErrorCodes.SyntaxError, "The source could not be prepared for execution"),
        _ => ExecutionFailure.OfDefect(exception),
    };

    public static ExecutionFailure TooDeep(ExecutionLimits limits) => ExecutionFailure.Of(ExecutionEndedException.Rejected(
        ErrorCodes.SourceTooDeep,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The source is nested more than {limits.SourceDepth} levels deep; "
            + $"long chains of + and of else-if count as nesting, so split them"),
        new LimitReport("source_depth", "levels", null, limits.SourceDepth)));

    /// <summary>A text that is not what it should be, from 1-based line and 0-based column on.</summary>
    public static ExecutionFailure At(string message, string source, int line, int column) => Syntax(message, source, line, column);

    private static ExecutionFailure Syntax(string message, string source, int line, int column, int index = -1) => new(
        ExecutionOutcome.SyntaxError,
        new ExecutionError
        {
            Code = ErrorCodes.SyntaxError,
            Name = "SyntaxError",
            Message = ErrorText.Shorten(message, ErrorText.MaxMessage),
            Hint = SyntaxHints.At(source, index),
            Diagnostic = line < 1 ? null : new SourceDiagnostic(line, column + 1, CodeFrame.Render(source, line, column)),
        });
}
