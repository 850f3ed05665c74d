using System.Runtime.CompilerServices;
using Acornima.Text;

namespace Acornima.Ast;

/// <summary>
/// A node of the syntax tree. Immutable once parsed, but for <see cref="UserData"/>, which belongs to the consumer.
/// </summary>
/// <remarks>
/// A node keeps only its offsets; line and column are computed from the source's line index when they are first asked for.
/// Type, three flags and the length share one word: seven bits, three bits and 22 bits. A node of more than four million
/// characters keeps its end beside its location instead.
/// </remarks>
public abstract class Node : INode
{
    private const int TypeBits = 7;
    private const int FlagBits = 3;
    private const uint TypeMask = (1u << TypeBits) - 1;
    private const int LengthShift = TypeBits + FlagBits;
    private const uint LengthOverflow = uint.MaxValue >> LengthShift;

    private object? _userData;

    // A SourceText (shared by all nodes of one parse) until the location is asked for, then a NodeLocation of this node's own.
    private object? _origin;
    private int _start;
    private uint _word;

    protected Node(NodeType type) => _word = (uint)type & TypeMask;

    public NodeType Type
    {
        get
        {
            var type = _word & TypeMask;
            return type == TypeMask ? NodeType.Extension : (NodeType)type;
        }
    }

    /// <summary>Offset of the first character, in UTF-16 units from the start of the whole input.</summary>
    public int Start => _start;

    /// <summary>Offset behind the last character, in UTF-16 units.</summary>
    public int End
    {
        get
        {
            var length = _word >> LengthShift;
            return length != LengthOverflow ? _start + (int)length : ((NodeLocation)_origin!).End;
        }
    }

    public Range Range => new(Start, End);

    /// <summary>Lines from 1, columns from 0 in UTF-16 units, end exclusive.</summary>
    public SourceLocation Location
    {
        get => LocationRef;
        init => _origin = new NodeLocation(null, value, 0);
    }

    /// <summary>As <see cref="Location"/>, by reference; stays valid as long as the node.</summary>
    public ref readonly SourceLocation LocationRef
    {
        get
        {
            var origin = Volatile.Read(ref _origin);
            return ref (origin as NodeLocation ?? Locate((SourceText?)origin)).Value;
        }
    }

    /// <summary>One slot for the consumer's own data, published safely between threads. Never written by the parser.</summary>
    public object? UserData
    {
        get => Volatile.Read(ref _userData);
        set => Volatile.Write(ref _userData, value);
    }

    /// <summary>The children that are present, in source order.</summary>
    public ChildNodes ChildNodes => new(this);

    /// <summary>The text that this node was parsed from; null for a node that was built by hand.</summary>
    internal SourceText? SourceText => Volatile.Read(ref _origin) switch
    {
        SourceText text => text,
        NodeLocation location => location.Source,
        _ => null,
    };

    /// <summary>Children of a node class from outside of this assembly; null means none.</summary>
    protected internal virtual IEnumerator<Node>? GetChildNodes() => null;

    protected internal abstract object? Accept(AstVisitor visitor);

    /// <summary>
    /// The first present child at or behind <paramref name="index"/>, which moves past it; null at the end.
    /// A class from outside leaves the index at -1 and is asked for <see cref="GetChildNodes"/>.
    /// </summary>
    internal virtual Node? NextChild(ref int index)
    {
        index = -1;
        return null;
    }

    /// <summary>Gives the node its place. Called once by the parser, before anybody else sees the node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Place(SourceText source, int start, int end)
    {
        _start = start;
        var length = (uint)(end - start);
        if (length < LengthOverflow)
        {
            _word = (_word & ((1u << LengthShift) - 1)) | (length << LengthShift);
            _origin = source;
        }
        else
        {
            PlaceLong(source, start, end);
        }
    }

    private protected bool HasFlag(int flag) => (_word & (1u << (TypeBits + flag))) != 0;

    private protected void SetFlag(int flag) => _word |= 1u << (TypeBits + flag);

    private void PlaceLong(SourceText source, int start, int end)
    {
        _word |= LengthOverflow << LengthShift;
        _origin = new NodeLocation(source, source.Locate(start, end), end);
    }

    private NodeLocation Locate(SourceText? source)
    {
        if (source is null)
        {
            return NodeLocation.Unknown;
        }

        var location = new NodeLocation(source, source.Locate(Start, End), End);
        Volatile.Write(ref _origin, location);
        return location;
    }
}
