using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>
/// Reads a text as what it is written in. TypeScript loses its types first, and each other character stays where it is. Where nobody says what it is, it is JavaScript if that parses,
/// and TypeScript if that does; when neither parses, the error is that of JavaScript, unless as TypeScript more lines of the text are right.
/// </summary>
internal static class SourceLanguages
{
    private const string SayTypeScript = "This is TypeScript, and language says \"javascript\": say \"typescript\", or leave it out";

    /// <typeparam name="T">What a text is read as.</typeparam>
    /// <param name="code">The author's text.</param>
    /// <param name="language">What it is written in; null where nobody says so.</param>
    /// <param name="limits">Those of the execution.</param>
    /// <param name="read">Reads a text of JavaScript.</param>
    /// <param name="failureOf">Why it could not be read; null when it could.</param>
    /// <param name="refuse">What a text that is not read is.</param>
    /// <param name="isGuess">Whether it was found out that it is TypeScript.</param>
    public static T Read<T>(
        string code,
        SourceLanguage? language,
        ExecutionLimits limits,
        Func<string, T> read,
        Func<T, ExecutionFailure?> failureOf,
        Func<ExecutionFailure, T> refuse,
        out bool isGuess)
    {
        isGuess = false;
        if (language == SourceLanguage.TypeScript)
        {
            var erased = TypeEraser.Erase(code);
            return erased.Text is { } text ? read(text) : refuse(ErasureErrors.Of(erased.Fault!, code, limits));
        }

        var script = read(code);
        if (SyntaxErrorOf(failureOf(script)) is not { } error)
        {
            return script;
        }

        var typed = TypeEraser.Erase(code);
        if (ReferenceEquals(typed.Text, code) || (typed.Fault is not null && !IsBetter(typed.Fault, error, code)))
        {
            return script;
        }

        var result = typed.Text is null ? refuse(ErasureErrors.Of(typed.Fault!, code, limits)) : read(typed.Text);
        var failure = failureOf(result);
        if (typed.Text is not null && SyntaxErrorOf(failure) is { } typedError && typedError.Diagnostic!.Line <= error.Diagnostic!.Line)
        {
            return script;
        }

        isGuess = failure is null && language is null;
        return language is null ? result : refuse(failureOf(script)! with { Error = error with { Hint = SayTypeScript } });
    }

    /// <summary>Whether what is wrong with a text as TypeScript says more than what is wrong with it as JavaScript.</summary>
    private static bool IsBetter(ErasureFault fault, ExecutionError asScript, string code)
    {
        var place = (asScript.Diagnostic!.Line, asScript.Diagnostic.Column);
        var lines = new LineIndex(code);
        return fault.Kind == ErasureFaultKind.NotErasable
            ? asScript.Hint != SyntaxHints.JsxHint && PlaceOf(lines, fault.End).CompareTo(place) >= 0
            : PlaceOf(lines, fault.Start).Line > place.Line;
    }

    private static (int Line, int Column) PlaceOf(LineIndex lines, int offset)
    {
        var position = lines.PositionOf(offset);
        return (position.Line, position.Column + 1);
    }

    private static ExecutionError? SyntaxErrorOf(ExecutionFailure? failure) =>
        failure is { Error: { Code: ErrorCodes.SyntaxError, Diagnostic: not null } error } ? error : null;
}
