using Acornima.Ast;

namespace Acornima;

/// <summary>The names declared in one scope, in the order in which they are written.</summary>
public struct Scope
{
    internal Identifier[]? VarList;
    internal Identifier[]? LexicalList;
    internal Identifier[]? FunctionList;
    internal int VarCount;
    internal int LexicalCount;
    internal int FunctionCount;

    /// <summary>Parameters first, then <c>var</c> names written here or in scopes inside.</summary>
    public readonly ReadOnlySpan<Identifier> VarVariables => VarList.AsSpan(0, VarCount);

    /// <summary>let, const, using, class and import names, catch parameters and lexical functions.</summary>
    public readonly ReadOnlySpan<Identifier> LexicalVariables => LexicalList.AsSpan(0, LexicalCount);

    /// <summary>Plain functions of sloppy code written here.</summary>
    public readonly ReadOnlySpan<Identifier> Functions => FunctionList.AsSpan(0, FunctionCount);
}
