namespace Acornima.Ast;

/// <summary>An immutable list of nodes. The default value is the empty list. Items are null only where an array has holes.</summary>
public readonly struct NodeList<T>
    where T : Node?
{
    private readonly T[]? _items;

    /// <summary>Takes the array as it is; it may be an array of a derived class.</summary>
    internal NodeList(T[]? items) => _items = items;

    public int Count => _items is null ? 0 : _items.Length;

    public T this[int index] => _items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _items[index];

    // Not a Span: its constructor refuses an array of a derived class.
    public ReadOnlySpan<T> AsSpan() => new(_items);

    public Enumerator GetEnumerator() => new(_items);

    public struct Enumerator : IEnumerator<T>
    {
        private readonly T[]? _items;
        private int _index;

        internal Enumerator(T[]? items)
        {
            _items = items;
            _index = -1;
        }

        public readonly T Current => _items![_index];

        readonly object? System.Collections.IEnumerator.Current => Current;

        public bool MoveNext() => _items is not null && ++_index < _items.Length;

        // A consumer's foreach disposes every enumerator that was built as disposable.
        public readonly void Dispose()
        {
        }

        readonly void System.Collections.IEnumerator.Reset() => throw new NotSupportedException();
    }
}
