using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Makes a program read its operands in the order of the language around <c>await</c> and <c>yield</c>. After the wait the engine evaluates the
/// statement again, with the values that it has kept. It does not keep enough for these three, so they are rewritten:
/// <list type="bullet">
/// <item><c>x += await f()</c> with a variable at the left, read too late: <c>x = x + (await f())</c>, and for the logical ones
/// <c>x ?? (x = (await f()))</c>;</item>
/// <item>what is called, where an argument awaits, evaluated twice: <c>make().add(await f())</c> becomes
/// <c>($t1 = make(), $t1.add(await f()))</c>, with a variable of the function around it;</item>
/// <item><c>[a, b] = await f()</c>, after which the statements before it in its block run again: the pattern becomes a function that is
/// called with the value.</item>
/// </list>
/// Calls whose callee cannot change and has no effect stay as they are, and with them nearly every program.
/// </summary>
internal sealed partial class AwaitOrder
{
    /// <summary>Levels of the syntax tree that one change adds at most.</summary>
    public const int AddedDepth = 4;

    /// <summary>Nodes that one change adds at most.</summary>
    public const int AddedNodes = 16;

    private readonly string _source;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly AssignedNames _assigned = new();
    private readonly List<SourceEdit> _edits = [];
    private readonly List<SuspendingCall> _calls = [];
    private readonly Dictionary<string, string> _temporaries = [];
    private readonly HashSet<int> _statements = [];
    private readonly List<(AssignmentExpression Assignment, ExpressionStatement? Statement, int Depth)> _patterns = [];
    private int _lastName;
    private Node _function;
    private ExpressionStatement? _statement;
    private ChainExpression? _chain;

    private AwaitOrder(string source, Program program)
    {
        _source = source;
        _function = program;
    }

    /// <summary>The variables that were added, and the text that each stands for.</summary>
    public IReadOnlyDictionary<string, string> Temporaries => _temporaries;

    public int Changes => _edits.Count;

    public EditedSource Edited() => new(_source, _edits);

    /// <summary>What is to be changed in a program; null for nothing.</summary>
    public static AwaitOrder? Of(string source, Program program)
    {
        if (!source.Contains("await", StringComparison.Ordinal) && !source.Contains("yield", StringComparison.Ordinal))
        {
            return null;
        }

        var order = new AwaitOrder(source, program);
        order.Suspends(program, 0, null);
        foreach (var (assignment, statement, depth) in order._patterns)
        {
            order.Assign(assignment, statement, depth);
        }

        order.KeepInChains();
        foreach (var call in order._calls)
        {
            order.Keep(call);
        }

        order.Declare();
        return order._edits.Count == 0 ? null : order;
    }

    /// <summary>Whether evaluating a node can suspend the function that it stands in.</summary>
    private bool Suspends(Node node, int depth, Node? parent)
    {
        _assigned.Note(node);
        switch (node)
        {
            case Identifier identifier:
                _names.Add(identifier.Name);
                return false;
            case IFunction:
                return InFunction(node, depth);
            case ExpressionStatement statement:
                (var outerStatement, _statement) = (_statement, statement);
                var suspends = Any(node, depth);
                _statement = outerStatement;
                return suspends;
            case ChainExpression chain:
                (var outerChain, _chain) = (_chain, IsKept(parent, chain) ? null : chain);
                suspends = Any(node, depth);
                _chain = outerChain;
                return suspends;
            case AwaitExpression or YieldExpression or ForOfStatement { Await: true }:
                Any(node, depth);
                return true;
            case AssignmentExpression { Left: Identifier left, Operator: not Acornima.Operator.Assignment } assignment:
                suspends = Suspends(assignment.Right, depth + 1, node);
                if (suspends)
                {
                    Compound(assignment, left, depth);
                }

                return suspends;
            case AssignmentExpression { Left: ArrayPattern or ObjectPattern } assignment:
                var pattern = Suspends(assignment.Left, depth + 1, node);
                suspends = Suspends(assignment.Right, depth + 1, node);
                if (suspends && !pattern)
                {
                    _patterns.Add((assignment, _statement, depth));
                }

                return pattern | suspends;
            case CallExpression { Callee: not Super } call:
                return Called(node, call.Callee, call.Arguments, depth);
            case NewExpression created:
                return Called(node, created.Callee, created.Arguments, depth);
            default:
                return Any(node, depth);
        }
    }

    /// <summary>A chain that a call takes its receiver from, or that is deleted, may not be wrapped.</summary>
    private static bool IsKept(Node? parent, ChainExpression chain) =>
        parent is UnaryExpression { Operator: Acornima.Operator.Delete } || (parent is CallExpression call && call.Callee == chain);

    private bool InFunction(Node node, int depth)
    {
        var (function, statement, chain) = (_function, _statement, _chain);
        (_function, _statement, _chain) = (node, null, null);
        Any(node, depth);
        (_function, _statement, _chain) = (function, statement, chain);
        return false;
    }

    private bool Any(Node node, int depth)
    {
        var any = false;
        foreach (var child in node.ChildNodes)
        {
            any |= Suspends(child, depth + 1, node);
        }

        return any;
    }

    private bool Called(Node node, Expression callee, NodeList<Expression> arguments, int depth)
    {
        var any = Suspends(callee, depth + 1, node);
        var (statement, chain) = (_statement, _chain);
        // A chain inside of an argument is another one.
        _chain = null;
        var suspends = false;
        foreach (var argument in arguments)
        {
            suspends |= Suspends(argument, depth + 1, node);
        }

        _chain = chain;
        if (suspends)
        {
            _calls.Add(new SuspendingCall(node, callee, _function, statement, chain, depth));
        }

        return any | suspends;
    }

    private void Compound(AssignmentExpression assignment, Identifier left, int depth)
    {
        var at = TokenAfter(left.End);
        var end = _source.IndexOf('=', at);
        var name = _source[left.Start..left.End];
        var symbol = _source[at..end];
        var isLogical = symbol is "??" or "||" or "&&";
        Open(at, end + 1 - at, isLogical ? $"{symbol} ({name} = (" : $"= {name} {symbol} (", depth);
        Close(assignment.End, isLogical ? "))" : ")", depth);
    }

    /// <summary>Takes the pattern out of the expression that waits.</summary>
    private void Assign(AssignmentExpression assignment, ExpressionStatement? statement, int depth)
    {
        var (function, value) = (NewName(), NewName());
        var sign = TokenAfter(assignment.Left.End);
        if (sign >= _source.Length || _source[sign] != '=')
        {
            return;
        }

        _temporaries[function] = "(intermediate value)";
        SetApart(statement, assignment.Start);
        _edits.Add(new SourceEdit(
            assignment.Start, 0, $"(({function}, {value}) => {{ return {function}({value}); }})(({value}) => {{ return ", depth, IsAuthored: false));
        _edits.Add(new SourceEdit(sign, 1, $"= {value}; }}, (", depth));
        Close(assignment.End, "))", depth);
    }

    /// <summary>A parenthesis would go on with the line before it, where that ends without a semicolon.</summary>
    private void SetApart(ExpressionStatement? statement, int begin)
    {
        if (statement is not null && statement.Start == begin && _statements.Add(begin))
        {
            Open(begin, 0, "void 0, ", -1);
        }
    }

    /// <summary>Evaluates what is called once, before the arguments.</summary>
    private void Keep(SuspendingCall call)
    {
        var member = call.Node is NewExpression ? null : call.Callee as MemberExpression;
        var target = member?.Object ?? call.Callee;
        // In parentheses a member keeps its receiver, and what is put before it would not stand before the parenthesis.
        if (call.IsDone || target is ChainExpression || (call.Node is CallExpression && call.Callee.Start != call.Node.Start && member is not null))
        {
            return;
        }

        var key = member is { Computed: true } && !_assigned.Keeps(member.Property) ? member : null;
        if ((_assigned.Keeps(target) && key is null) || target is Super || HasOptional(target) || call is { Chain: null, IsOptional: true })
        {
            return;
        }

        var begin = call.Node.Start;
        if (call.Node is NewExpression && TokenAfter(target.End) is var arguments && (arguments >= call.Node.End || _source[arguments] != '('))
        {
            return;
        }

        var name = Temporary(call, target);
        var end = call.Chain is { } chain && chain.Start == begin ? chain.End : call.Node.End;
        SetApart(call.Statement, begin);
        if (call.Node is NewExpression)
        {
            Open(begin, 3, $"({name} =", call.Depth);
            Close(TokenAfter(target.End), $", new {name}", call.Depth);
        }
        else
        {
            Open(begin, 0, $"({name} = ", call.Depth);
            var after = TokenAfter(target.End);
            if (key is not null && _source[after] == '[' && _source[key.End - 1] == ']')
            {
                var second = Temporary(call, key.Property);
                Open(after, 1, $", {second} = (", call.Depth);
                Close(key.End - 1, $"), {name}[{second}", call.Depth);
            }
            else
            {
                Close(after, $", {name}", call.Depth);
            }
        }

        Close(end, ")", call.Depth);
    }

    /// <summary>Whether the object of a member may have been skipped, and with it the rest of the chain.</summary>
    private static bool HasOptional(Node node) => node switch
    {
        MemberExpression { Optional: true } or CallExpression { Optional: true } => true,
        MemberExpression member => HasOptional(member.Object),
        CallExpression call => HasOptional(call.Callee),
        _ => false,
    };

    private string Temporary(SuspendingCall call, Node target)
    {
        var name = NewName();
        _temporaries[name] = ExpressionText.Of(target);
        call.Names.Add(name);
        return name;
    }

    /// <summary>A name that the program does not have.</summary>
    private string NewName()
    {
        string name;
        do
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"$t{++_lastName}");
        }
        while (_names.Contains(name));
        return name;
    }

    /// <summary>The variables belong to the function that awaits: each of its calls has its own.</summary>
    private void Declare()
    {
        foreach (var group in _calls.Where(static call => call.Names.Count > 0).GroupBy(static call => call.Function))
        {
            var names = "var " + string.Join(", ", group.SelectMany(static call => call.Names)) + ";";
            switch (group.Key)
            {
                case ArrowFunctionExpression { Body: not BlockStatement } arrow:
                    var body = ArrowOf(arrow) + 2;
                    _edits.Add(new SourceEdit(body, 0, " {" + names, int.MinValue, IsAuthored: false));
                    _edits.Add(new SourceEdit(body, 0, "return (", int.MinValue + 1));
                    Close(arrow.End, ")}", 0);
                    break;
                case IFunction function:
                    _edits.Add(new SourceEdit(function.Body.End - 1, 0, ";" + names, int.MaxValue, IsAuthored: false));
                    break;
                case Program { Body: { Count: > 0 } statements }:
                    _edits.Add(new SourceEdit(statements[^1].End, 0, ";" + names, int.MaxValue, IsAuthored: false));
                    break;
            }
        }
    }

    /// <summary>Where the arrow of a function stands: between it and the last parameter are a parenthesis and space at most.</summary>
    private int ArrowOf(ArrowFunctionExpression arrow)
    {
        var at = arrow.Params.Count > 0 ? arrow.Params[^1].End : arrow.Start;
        while (_source.AsSpan(at, 2) is not "=>")
        {
            at = IsComment(at) ? TokenAfter(at) : at + 1;
        }

        return at;
    }

    /// <summary>The next token that is no closing parenthesis.</summary>
    private int TokenAfter(int at)
    {
        while (at < _source.Length)
        {
            if (IsComment(at))
            {
                var isLine = _source[at + 1] != '*';
                var end = isLine ? _source.AsSpan(at).IndexOfAny("\r\n\u2028\u2029") : _source.AsSpan(at + 2).IndexOf("*/");
                at = end < 0 ? _source.Length : isLine ? at + end : at + end + 4;
            }
            else if (_source[at] == ')' || char.IsWhiteSpace(_source[at]) || _source[at] == '\uFEFF')
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private bool IsComment(int at) =>
        (at + 1 < _source.Length && _source[at] == '/' && _source[at + 1] is '/' or '*')
        || string.CompareOrdinal(_source, at, "<!--", 0, 4) == 0
        || string.CompareOrdinal(_source, at, "-->", 0, 3) == 0;

    /// <summary>Of two that begin at one place, the outer one comes first.</summary>
    private void Open(int offset, int removed, string text, int depth) => _edits.Add(new SourceEdit(offset, removed, text, depth));

    /// <summary>Of two that end at one place, the inner one comes first.</summary>
    private void Close(int offset, string text, int depth) => _edits.Add(new SourceEdit(offset, 0, text, -1_000_000 - depth));

    private sealed record SuspendingCall(
        Node Node, Expression Callee, Node Function, ExpressionStatement? Statement, ChainExpression? Chain, int Depth)
    {
        public List<string> Names { get; } = [];

        /// <summary>Whether it was changed with the chain that it stands in.</summary>
        public bool IsDone { get; set; }

        public bool IsOptional => Node is CallExpression { Optional: true } || Callee is MemberExpression { Optional: true };
    }
}
