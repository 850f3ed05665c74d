using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>Why a file of a function cannot be imported, or imports what it cannot.</summary>
internal static class FileErrors
{
    private const int MaxShown = 100;

    /// <summary>The same failure, of a file.</summary>
    public static ExecutionFailure In(string path, ExecutionFailure failure) =>
        failure.Error.Diagnostic is not { } place ? failure : failure with { Error = failure.Error with { Diagnostic = place with { File = path } } };

    /// <summary>An import of what is no file of the function.</summary>
    public static ExecutionFailure NotAvailable(ProgramFile file, FileImport import) => Placed(
        ErrorCodes.ImportNotAvailable, NotAvailableText(import.Specifier!), file, import, NodeReplacements.OfImport(import.Specifier));

    /// <summary>An import of a file that does not exist.</summary>
    public static ExecutionFailure Missing(ProgramFile file, FileImport import, ProgramFiles files) =>
        Placed(ErrorCodes.ImportNotFound, MissingText(file.Path, import.Specifier!, files), file, import);

    /// <summary>An import with an attribute that does not fit its file.</summary>
    public static ExecutionFailure WrongType(ProgramFile file, FileImport import, string target) =>
        Placed(ErrorCodes.SyntaxError, WrongTypeText(import.Type!, target), file, import);

    public static string NotAvailableText(string specifier) =>
        $"import of '{ErrorText.Shorten(specifier, MaxShown)}' is not available: "
        + (FunctionPath.IsRelative(specifier) ? "the function is one file" : "a function imports its own files alone, by a relative path such as './prices.js'");

    public static string MissingText(string from, string specifier, ProgramFiles files)
    {
        var shown = ErrorText.Shorten(specifier, MaxShown);
        return $"import of '{shown}' finds no file of the function" + (files.Nearest(from, specifier) is { } near ? $": did you mean '{near}'?" : "");
    }

    public static string WrongTypeText(string type, string target) => type == "json"
        ? $"{target} is no JSON: import it without the attribute type"
        : $"type: '{ErrorText.Shorten(type, MaxShown)}' is not known: files of JSON have type: 'json', others none";

    private static ExecutionFailure Placed(string code, string message, ProgramFile file, FileImport import, string? hint = null) =>
        In(file.Path, SourceErrors.Placed(code, message, file.Text, import.Place, hint));
}
