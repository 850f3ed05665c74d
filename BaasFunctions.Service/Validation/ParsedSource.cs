using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Contracts.Limits;
using BaasFunctions.Sandbox.Engines.Hints;

namespace BaasFunctions.Service.Validation;

/// <summary>
/// A function's text with its tree. A text that imports or exports is a module; any other is the body of a function, as in the
/// sandbox, and is parsed inside one, on the same lines.
/// </summary>
internal sealed class ParsedSource
{
    private const string Before = "(async function (req, ctx, request, context) {";
    private const string After = "\n})";

    private readonly string _code;
    private readonly int _firstLineShift;

    private ParsedSource(string code, Program program, int firstLineShift)
    {
        _code = code;
        _firstLineShift = firstLineShift;
        Program = program;
    }

    public Program Program { get; }

    public bool IsModule => Program is Module;

    /// <summary>Parses a text; answers the fault of the parser when it is no program.</summary>
    public static ParsedSource? Parse(string code, ExecutionLimits limits, CancellationToken cancellation, out Finding? fault)
    {
        var budget = new ParseBudget
        {
            MaxSourceLength = limits.SourceLength + Before.Length + After.Length,
            MaxNestingDepth = limits.SourceDepth + 8,
            MaxNodeCount = limits.SourceNodes,
            CancellationToken = cancellation,
        };
        fault = null;
        Module? module = null;
        SyntaxErrorException? moduleFault = null;
        try
        {
            module = new Parser(new ParserOptions { Budget = budget }).ParseModule(code);
            if (HasModuleSyntax(module))
            {
                return new ParsedSource(code, module, 0);
            }
        }
        catch (SyntaxErrorException refused)
        {
            moduleFault = refused;
        }

        return ParseBody(code, budget, module, moduleFault, out fault);
    }

    /// <summary>The statements of a bare body; null for a module.</summary>
    public NodeList<Statement>? BodyStatements =>
        Program is Script { Body: [ExpressionStatement { Expression: FunctionExpression { Body: FunctionBody body } }] } ? body.Body : null;

    /// <summary>A place of the parser as the author sees it.</summary>
    public SourcePlace PlaceOf(Position position) => PlaceOf(position.Line, position.Column, _firstLineShift);

    /// <summary>Where a node stands in the author's text.</summary>
    public System.Range RangeOf(Node node)
    {
        var shift = IsModule ? 0 : Before.Length;
        return Math.Clamp(node.Start - shift, 0, _code.Length)..Math.Clamp(node.End - shift, 0, _code.Length);
    }

    /// <summary>The lines around a place, with a caret.</summary>
    public static string FrameOf(string code, SourcePlace place) => CodeFrame.Render(code, place.Line, place.Column - 1);

    private static ParsedSource? ParseBody(
        string code, ParseBudget budget, Module? module, SyntaxErrorException? moduleFault, out Finding? fault)
    {
        fault = null;
        try
        {
            var script = new Parser(new ParserOptions { Budget = budget }).ParseScript(string.Concat(Before, code, After));

            // A text that closes the function early is no body, whatever it opens after that.
            if (script.Body is { Count: 1 } && script.Body[0] is ExpressionStatement { Expression: FunctionExpression })
            {
                return new ParsedSource(code, script, Before.Length);
            }
        }
        catch (SyntaxErrorException bodyFault)
        {
            // The error further along in the text is the one that the author made: up to there the text was understood.
            if (moduleFault is null || IndexIn(bodyFault) > moduleFault.Error.Index)
            {
                fault = module is null ? Describe(bodyFault, code, Before.Length) : null;
            }
        }

        if (module is not null)
        {
            return new ParsedSource(code, module, 0);
        }

        fault ??= Describe(moduleFault!, code, 0);
        return null;
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

    private static int IndexIn(SyntaxErrorException bodyFault) => bodyFault.Error.Index - Before.Length;

    private static Finding Describe(SyntaxErrorException fault, string code, int shift)
    {
        var hint = SyntaxHints.At(code, fault.Error.Index - shift);
        return new Finding(
            "syntax",
            Severity.Error,
            $"Syntax error: {fault.Description}" + (hint is null ? "" : $". {hint}"),
            fault.Error.Index < 0 ? null : PlaceOf(fault.LineNumber, fault.Column, shift),
            hint);
    }

    private static SourcePlace PlaceOf(int line, int column, int shift) =>
        new(line, Math.Max(0, column - (line == 1 ? shift : 0)) + 1);
}
