namespace Acornima.Scopes;

/// <summary>
/// The scopes around the current place and the names declared in them, for the rules on redeclaration (ECMA-262, 14.2.1, 16.1.1).
/// Each name, by its number, leads to its innermost declaration and from there outwards, so that neither deep nor wide scopes
/// make a check slow.
/// </summary>
internal sealed partial class ScopeStack
{
    private Frame[] _frames = new Frame[32];
    private Declaration[] _declarations = new Declaration[256];
    private int[] _innermost = [];
    private int _declarationCount;
    private int _freeDeclaration;

    /// <summary>Number of the current scope, from 0; -1 outside of all.</summary>
    public int Depth { get; private set; } = -1;

    private ref Frame Current => ref _frames[Depth];

    /// <summary>Forgets everything, also what a failed parse left behind.</summary>
    public void Reset(bool records)
    {
        Array.Clear(_innermost);
        _declarationCount = 1;
        _freeDeclaration = 0;
        Depth = -1;
        _records = records;
        ResetRecords();
    }

    public void Enter(ScopeKind kind)
    {
        if (++Depth == _frames.Length)
        {
            Array.Resize(ref _frames, Depth * 2);
        }

        Current.Kind = kind;
        Current.FirstDeclaration = 0;
        if (_records)
        {
            EnterRecord();
        }
    }

    public void Exit()
    {
        for (var at = Current.FirstDeclaration; at != 0;)
        {
            ref var declaration = ref _declarations[at];
            _innermost[declaration.Symbol] = declaration.Outer;
            var next = declaration.NextInFrame;
            declaration.NextInFrame = _freeDeclaration;
            _freeDeclaration = at;
            at = next;
        }

        Depth--;
    }

    /// <summary>Functions at this place are hoisted like <c>var</c>, not lexical.</summary>
    public bool TreatsFunctionsAsVar => HoistsFunctions(Current.Kind);

    /// <summary>What a name is in the current scope.</summary>
    public NameFlags Lookup(int symbol)
    {
        if ((uint)symbol >= (uint)_innermost.Length)
        {
            return NameFlags.None;
        }

        ref readonly var innermost = ref _declarations[_innermost[symbol]];
        return _innermost[symbol] != 0 && innermost.Depth == Depth ? innermost.Flags : NameFlags.None;
    }

    /// <summary>Declares a name; false when it may not be declared again.</summary>
    public bool Declare(int symbol, DeclarationKind kind)
    {
        switch (kind)
        {
            case DeclarationKind.Var:
                return DeclareVar(symbol, NameFlags.Var);
            case DeclarationKind.Parameter:
                return DeclareVar(symbol, NameFlags.Var | NameFlags.Parameter);
            case DeclarationKind.Function:
                var clashes = TreatsFunctionsAsVar ? NameFlags.Lexical : NameFlags.Lexical | NameFlags.Var;
                return Mark(symbol, Depth, NameFlags.Function, clashes);
            case DeclarationKind.SimpleCatch:
                return Mark(symbol, Depth, NameFlags.Lexical | NameFlags.SimpleCatch, NameFlags.None);
            default:
                return Mark(symbol, Depth, NameFlags.Lexical, NameFlags.Lexical | NameFlags.Function | NameFlags.Var);
        }
    }

    private static bool HoistsFunctions(ScopeKind kind) => kind is ScopeKind.Function or ScopeKind.Script;

    private bool DeclareVar(int symbol, NameFlags flags)
    {
        for (var depth = Depth; ; depth--)
        {
            ref var declaration = ref FindOrAdd(symbol, depth);
            var isLexical = (declaration.Flags & (NameFlags.Lexical | NameFlags.SimpleCatch)) == NameFlags.Lexical;
            var isFunction = (declaration.Flags & NameFlags.Function) != 0 && !HoistsFunctions(_frames[depth].Kind);
            if (isLexical || isFunction)
            {
                return false;
            }

            declaration.Flags |= flags;
            if (_frames[depth].Kind != ScopeKind.Block)
            {
                return true;
            }
        }
    }

    private bool Mark(int symbol, int depth, NameFlags flags, NameFlags clashes)
    {
        ref var declaration = ref FindOrAdd(symbol, depth);
        var isFree = (declaration.Flags & clashes) == 0;
        declaration.Flags |= flags;
        return isFree;
    }

    private ref Declaration FindOrAdd(int symbol, int depth)
    {
        if (symbol >= _innermost.Length)
        {
            Array.Resize(ref _innermost, Math.Max(512, symbol * 2));
        }

        // Declarations of one name lead from inner to outer scopes.
        var inner = 0;
        var at = _innermost[symbol];
        while (at != 0 && _declarations[at].Depth > depth)
        {
            inner = at;
            at = _declarations[at].Outer;
        }

        if (at != 0 && _declarations[at].Depth == depth)
        {
            return ref _declarations[at];
        }

        var added = Allocate();
        _declarations[added] = new Declaration { Symbol = symbol, Depth = depth, Outer = at, NextInFrame = _frames[depth].FirstDeclaration };
        _frames[depth].FirstDeclaration = added;
        if (inner == 0)
        {
            _innermost[symbol] = added;
        }
        else
        {
            _declarations[inner].Outer = added;
        }

        return ref _declarations[added];
    }

    private int Allocate()
    {
        if (_freeDeclaration != 0)
        {
            var free = _freeDeclaration;
            _freeDeclaration = _declarations[free].NextInFrame;
            return free;
        }

        if (_declarationCount == _declarations.Length)
        {
            Array.Resize(ref _declarations, _declarationCount * 2);
        }

        return _declarationCount++;
    }

    private struct Frame
    {
        public ScopeKind Kind;

        // 0 ends the list; declaration 0 is never used.
        public int FirstDeclaration;
        public Scope Record;
    }

    private struct Declaration
    {
        public int Symbol;
        public int Depth;
        public int Outer;
        public int NextInFrame;
        public NameFlags Flags;
    }
}
