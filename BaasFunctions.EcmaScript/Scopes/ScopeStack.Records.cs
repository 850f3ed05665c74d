using Acornima.Ast;

namespace Acornima.Scopes;

/// <summary>The names of each scope as <see cref="OnNodeContext"/> shows them; kept only while somebody listens.</summary>
internal sealed partial class ScopeStack
{
    private static readonly Scope EmptyRecord;
    private bool _records;

    /// <summary>The names of a scope that has none, such as a class.</summary>
    public static ref readonly Scope Empty => ref EmptyRecord;

    /// <summary>The names of the current scope, valid until it is left.</summary>
    public ref readonly Scope CurrentRecord => ref Current.Record;

    public void Record(Identifier name, DeclarationKind kind)
    {
        switch (kind)
        {
            case DeclarationKind.Var or DeclarationKind.Parameter:
                var depth = Depth;
                while (true)
                {
                    ref var frame = ref _frames[depth--];
                    Append(ref frame.Record.VarList, ref frame.Record.VarCount, name);
                    if (frame.Kind != ScopeKind.Block)
                    {
                        break;
                    }
                }

                break;
            case DeclarationKind.Function:
                Append(ref Current.Record.FunctionList, ref Current.Record.FunctionCount, name);
                break;
            default:
                Append(ref Current.Record.LexicalList, ref Current.Record.LexicalCount, name);
                break;
        }
    }

    private void EnterRecord()
    {
        Current.Record.VarCount = 0;
        Current.Record.LexicalCount = 0;
        Current.Record.FunctionCount = 0;
    }

    /// <summary>Lets go of the nodes of the last parse.</summary>
    private void ResetRecords()
    {
        foreach (ref var frame in _frames.AsSpan())
        {
            frame.Record = default;
        }
    }

    private static void Append(ref Identifier[]? list, ref int count, Identifier name)
    {
        list ??= new Identifier[8];
        if (count == list.Length)
        {
            Array.Resize(ref list, count * 2);
        }

        list[count++] = name;
    }
}
