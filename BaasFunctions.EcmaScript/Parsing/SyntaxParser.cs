using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;
using Acornima.Text;

namespace Acornima.Parsing;

/// <summary>
/// Recursive descent over ECMA-262, one file per family of productions. Texts that may be expressions or patterns are read as
/// expressions and turned into patterns when the token behind them says so.
/// </summary>
internal sealed partial class SyntaxParser : Lexer
{
    private readonly ScopeStack _scopes = new();
    private readonly PrivateNames _privateNames = new();
    private readonly LabelStack _labels = new();

    private ParserOptions _options = ParserOptions.Default;
    private OnNodeHandler? _onNode;
    private string _callerInput = "";
    private Context _context;

    // Where a yield, an await or the name `await` was last seen since the current parameters began; -1: nowhere.
    private int _yieldAt;
    private int _awaitAt;
    private int _awaitNameAt;

    // A `(` or name at this offset may begin an arrow function.
    private int _arrowMayStartAt;
    private bool _arrowIsInForAwait;

    public Script ParseScript(SourceText source, string callerInput, ParserOptions options, bool strict)
    {
        try
        {
            Begin(source, callerInput, options, isModule: false);
            var context = (strict ? Context.Strict : Context.None)
                | (options.AllowReturnOutsideFunction ? Context.Return : Context.None)
                | (options.AllowNewTargetOutsideFunction ? Context.NewTarget : Context.None)
                | (options.AllowSuperOutsideMethod ? Context.SuperProperty | Context.SuperCall : Context.None);
            var body = ParseProgramBody(context, ScopeKind.Script);
            return EndProgram(new Script(body, (_context & Context.Strict) != 0));
        }
        finally
        {
            End();
        }
    }

    public Module ParseModule(SourceText source, string callerInput, ParserOptions options)
    {
        try
        {
            Begin(source, callerInput, options, isModule: true);
            var body = ParseProgramBody(Context.Strict | Context.Await, ScopeKind.Module);
            CheckLocalExports();
            return EndProgram(new Module(body));
        }
        finally
        {
            End();
        }
    }

    private void Begin(SourceText source, string callerInput, ParserOptions options, bool isModule)
    {
        _options = options;
        _onNode = options.OnNode;
        _callerInput = callerInput;
        Open(source.Text, source.Start, source, isModule);
        OpenBudget(ParseBudget.InForce ?? options.Budget);
        _scopes.Reset(_onNode is not null);
        _yieldAt = _awaitAt = _awaitNameAt = _arrowMayStartAt = -1;
    }

    private NodeList<Statement> ParseProgramBody(Context context, ScopeKind kind)
    {
        _context = context;
        _scopes.Enter(kind);
        if (HasUseStrict(Position))
        {
            _context |= Context.Strict;
        }

        Next();
        var mark = _scratchCount;
        ParseDirectives();
        while (Type != TokenType.EndOfFile)
        {
            Push(ParseStatement(StatementPlace.Top));
        }

        return PopList<Statement>(mark);
    }

    /// <summary>A program spans the whole text from its start, blanks and comments included.</summary>
    private T EndProgram<T>(T program)
        where T : Program
    {
        program.Place(Source, Source.Start, Input.Length);
        _onNode?.Invoke(program, new OnNodeContext(_callerInput, in _scopes.CurrentRecord));
        return program;
    }

    /// <summary>Lets go of everything of this parse, however it ended.</summary>
    private void End()
    {
        Close();
        _options = ParserOptions.Default;
        _onNode = null;
        _callerInput = "";
        _privateNames.Reset();
        _labels.Reset();
        _exports?.Clear();
        _localExports?.Clear();
        ClearScratch();
    }
}
