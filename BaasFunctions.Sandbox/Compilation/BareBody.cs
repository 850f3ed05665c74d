using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Makes a program of a function body. The text stands unchanged inside an inner function, so that it may declare names of its own
/// like <c>req</c>, and on the lines where its author sees it; only the columns of its first line are shifted.
/// A script rather than a module, because such bodies were always sloppy code.
/// </summary>
internal static class BareBody
{
    private const string Before = "(function (request, context) { const req = request, ctx = context; return (async function () {";
    /// <summary>Around the statements of a text that exports with <c>module.exports</c>. As long as the other, so that the columns are the same.</summary>
    private static readonly string s_beforeScript = "(function (module, exports) { ;" + "return (async function () {".PadLeft(Before.Length - 31);

    private const string After = "\n})(); })";

    /// <summary>Columns by which the first line is shifted.</summary>
    public static int FirstLineShift => Before.Length;

    /// <summary>Levels of the syntax tree that the wrapping adds.</summary>
    public const int AddedDepth = 12;

    /// <summary>UTF-16 units that the wrapping adds.</summary>
    public static int AddedLength => Before.Length + After.Length;

    public static string Wrap(string body) => string.Concat(Before, body, After);

    /// <summary>The same for a text that exports with <c>module.exports</c>: its function takes <c>module</c> and <c>exports</c>.</summary>
    public static string WrapScript(string text) => string.Concat(s_beforeScript, text, After);

    /// <summary>The statements of the author, in a tree that is intact.</summary>
    public static NodeList<Statement> BodyOf(Script script)
    {
        var outer = ((FunctionExpression)((ExpressionStatement)script.Body[0]).Expression).Body;
        var call = (CallExpression)((ReturnStatement)((FunctionBody)outer).Body[1]).Argument!;
        return ((FunctionBody)((FunctionExpression)call.Callee).Body).Body;
    }

    /// <summary>A place of the tree where its author sees it.</summary>
    public static SourceLocation Authored(SourceLocation place) => place.Start.Line > 1
        ? place
        : SourceLocation.From(Position.From(1, Math.Max(0, place.Start.Column - FirstLineShift)), place.End, place.SourceFile);

    /// <summary>Whether the tree is still ours: a text that closes the wrapping early is not a function body.</summary>
    public static bool IsIntact(Script script) =>
        script.Body.Count == 1
        && script.Body[0] is ExpressionStatement { Expression: FunctionExpression { Body: FunctionBody { Body: { Count: 2 } outer } } }
        && outer[1] is ReturnStatement
        {
            Argument: CallExpression { Arguments.Count: 0, Callee: FunctionExpression { Async: true, Id: null, Params.Count: 0 } },
        };
}
