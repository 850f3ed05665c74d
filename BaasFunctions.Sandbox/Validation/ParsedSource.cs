using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Files;
using BaasFunctions.Sandbox.Compilation.TypeScript;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>
/// A function's text with its tree. A text that imports or exports is a module; any other is the body of a function, as in the
/// sandbox, and is parsed inside one, on the same lines.
/// </summary>
internal sealed class ParsedSource
{
    private const string Before = "(async function (req, ctx, request, context) {";
    private const string After = "\n})";

    /// <summary>Levels of the tree that stand around a body.</summary>
    private const int AddedDepth = 8;

    private readonly int _firstLineShift;
    private ScriptExports? _exports;

    private ParsedSource(string code, Program program, int firstLineShift)
    {
        Code = code;
        _firstLineShift = firstLineShift;
        Program = program;
    }

    public Program Program { get; }

    /// <summary>The author's text.</summary>
    public string Code { get; }

    public bool IsModule => Program is Module;

    /// <summary>Parses a text; gives the fault of the parser when it is no program, and of a tree that goes over a limit.</summary>
    public static ParsedSource? Parse(string code, SourceLanguage? language, ExecutionLimits limits, out Finding? fault)
    {
        var (source, failure) = SourceLanguages.Read<(ParsedSource?, ExecutionFailure? Failure)>(
            code, language, limits, text => (ParseScript(text, code, limits, out var refusal), refusal), read => read.Failure, refusal => (null, refusal), out _);
        fault = failure is null ? null : Describe(failure);
        return source;
    }

    /// <summary>Parses a file of several, which is a module, by the language that its name says.</summary>
    public static ParsedSource? ParseFile(FunctionFile file, ExecutionLimits limits, out Finding? fault)
    {
        fault = null;
        var text = FunctionPath.IsTypeScript(file.Path) ? TypeEraser.Erase(file.Text).Text : file.Text;
        var module = text is null ? default : SourcePreparation.TryModule(text, limits, out _);
        if (module.IsValid && ProgramSize.Of(module.Program!, file.Text.Length).Excess(0, limits) is null)
        {
            return new ParsedSource(file.Text, module.Program!, 0);
        }

        fault = Describe(FilePreparation.Prepare(file, limits).Failure!);
        return null;
    }

    /// <summary>What is wrong with a file of JSON; null for nothing.</summary>
    public static Finding? FaultOfJson(FunctionFile file, ExecutionLimits limits) =>
        FilePreparation.Prepare(file, limits).Failure is { } failure ? Describe(failure) : null;

    private static ParsedSource? ParseScript(string text, string code, ExecutionLimits limits, out ExecutionFailure? failure)
    {
        failure = null;
        Exception? bodyFault = null;
        var module = SourcePreparation.TryModule(text, limits, out var moduleFault);
        var source = module.IsValid && HasModuleSyntax(module.Program!) ? new ParsedSource(code, module.Program!, 0)
            : ParseBody(text, code, limits, out bodyFault) is { } body ? body
            : module.IsValid ? new ParsedSource(code, module.Program!, 0)
            : null;
        if (source is null)
        {
            failure = SourceErrors.OfPreparation(moduleFault!, bodyFault, code, limits, Before.Length);
        }
        else if (ProgramSize.Of(source.Program, code.Length).Excess(source.IsModule ? 0 : AddedDepth, limits) is { } excess)
        {
            failure = excess;
            source = null;
        }

        return source;
    }

    /// <summary>What the text exports in another form than the language's; null for nothing.</summary>
    public ScriptExports? Exports => _exports ??= BodyStatements is { } body ? ScriptExports.Of(body) : ScriptExports.OfModule(Program.Body);

    /// <summary>The statements of a bare body; null for a module.</summary>
    public NodeList<Statement>? BodyStatements =>
        Program is Script { Body: [ExpressionStatement { Expression: FunctionExpression { Body: FunctionBody body } }] } ? body.Body : null;

    /// <summary>A place of the parser as the author sees it.</summary>
    public FindingPlace PlaceOf(Position position) => PlaceOf(position.Line, position.Column, _firstLineShift);

    /// <summary>Where a node stands in the author's text.</summary>
    public System.Range RangeOf(Node node)
    {
        var shift = IsModule ? 0 : Before.Length;
        return Math.Clamp(node.Start - shift, 0, Code.Length)..Math.Clamp(node.End - shift, 0, Code.Length);
    }

    /// <summary>The lines around a place, with a caret.</summary>
    public static string FrameOf(string code, FindingPlace place) => CodeFrame.Render(code, place.Line, place.Column - 1);

    private static ParsedSource? ParseBody(string text, string code, ExecutionLimits limits, out Exception? fault)
    {
        var script = SourcePreparation.TryScript(string.Concat(Before, text, After), limits, out fault);

        // A text that closes the function early is no body, whatever it opens after that.
        return script is { IsValid: true, Program.Body: [ExpressionStatement { Expression: FunctionExpression }] }
            ? new ParsedSource(code, script.Program, Before.Length)
            : null;
    }

    private static bool HasModuleSyntax(Module module)
    {
        foreach (var statement in module.Body)
        {
            if (statement is ImportOrExportDeclaration)
            {
                return true;
            }
        }

        return false;
    }

    private static Finding Describe(ExecutionFailure fault)
    {
        var error = fault.Error;
        var place = error.Diagnostic is { } diagnostic ? new FindingPlace(diagnostic.Line, diagnostic.Column) : (FindingPlace?)null;
        var message = $"Syntax error: {error.Message}" + (error.Hint is null ? "" : $". {error.Hint}");
        return new Finding("syntax", Severity.Error, message, place, error.Hint);
    }

    private static FindingPlace PlaceOf(int line, int column, int shift) =>
        new(line, Math.Max(0, column - (line == 1 ? shift : 0)) + 1);
}
