namespace Acornima.Ast;

/// <summary>The present children of a node, in source order; enumerated without allocation.</summary>
public readonly struct ChildNodes
{
    private readonly Node _parent;

    internal ChildNodes(Node parent) => _parent = parent;

    public bool IsEmpty() => !GetEnumerator().MoveNext();

    public Enumerator GetEnumerator() => new(_parent);

    public struct Enumerator : IEnumerator<Node>
    {
        private readonly Node _parent;
        private IEnumerator<Node>? _foreign;
        private Node? _current;
        private int _index;

        internal Enumerator(Node parent) => _parent = parent;

        public readonly Node Current => _current!;

        readonly object System.Collections.IEnumerator.Current => _current!;

        public bool MoveNext()
        {
            if (_index >= 0)
            {
                _current = _parent.NextChild(ref _index);
                if (_current is not null)
                {
                    return true;
                }

                if (_index >= 0)
                {
                    return false;
                }

                _foreign = _parent.GetChildNodes();
            }

            if (_foreign is null || !_foreign.MoveNext())
            {
                return false;
            }

            _current = _foreign.Current;
            return true;
        }

        // A consumer's foreach disposes every enumerator that was built as disposable.
        public readonly void Dispose() => _foreign?.Dispose();

        readonly void System.Collections.IEnumerator.Reset() => throw new NotSupportedException();
    }
}
