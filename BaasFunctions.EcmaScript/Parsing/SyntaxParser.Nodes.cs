using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Acornima.Ast;

namespace Acornima.Parsing;

/// <summary>How nodes get their place, and lists their exact size.</summary>
internal sealed partial class SyntaxParser
{
    private const int MaxKeptScratch = 1 << 14;

    private Node?[] _scratch = new Node?[256];
    private int _scratchCount;

    /// <summary>Completes a node that ends with the last token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Finish<T>(T node, int start)
        where T : Node => FinishAt(node, start, LastTokenEnd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T FinishAt<T>(T node, int start, int end)
        where T : Node
    {
        node.Place(Source, start, end);
        CountNode();
        if (_onNode is not null)
        {
            Report(node);
        }

        return node;
    }

    /// <summary>Completes a node that owns the current scope, and leaves the scope.</summary>
    private T FinishScope<T>(T node, int start)
        where T : Node
    {
        node.Place(Source, start, LastTokenEnd);
        CountNode();
        _onNode?.Invoke(node, new OnNodeContext(_callerInput, in _scopes.CurrentRecord));
        _scopes.Exit();
        return node;
    }

    private void Report(Node node) => _onNode!(node, new OnNodeContext(_callerInput));

    private void Push(Node? node)
    {
        if (_scratchCount == _scratch.Length)
        {
            Array.Resize(ref _scratch, _scratchCount * 2);
        }

        _scratch[_scratchCount++] = node;
    }

    /// <summary>Takes everything pushed since the mark as a list.</summary>
    private NodeList<T> PopList<T>(int mark)
        where T : Node?
    {
        var count = _scratchCount - mark;
        if (count == 0)
        {
            return default;
        }

        var items = new T[count];
        ref var first = ref MemoryMarshal.GetArrayDataReference(items);
        var pushed = _scratch.AsSpan(mark, count);
        for (var i = 0; i < pushed.Length; i++)
        {
            // Every push before this call was of type T.
            Unsafe.Add(ref first, i) = Unsafe.As<Node?, T>(ref pushed[i]);
        }

        _scratchCount = mark;
        return new NodeList<T>(items);
    }

    private void ClearScratch()
    {
        if (_scratch.Length > MaxKeptScratch)
        {
            _scratch = new Node?[256];
        }
        else
        {
            Array.Clear(_scratch);
        }

        _scratchCount = 0;
    }
}
