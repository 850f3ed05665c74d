using Acornima.Text;

namespace Acornima.Ast;

/// <summary>The location of one node, once it was asked for.</summary>
internal sealed class NodeLocation(SourceText? source, SourceLocation value, int end)
{
    public static readonly NodeLocation Unknown = new(null, default, 0);

    public readonly SourceLocation Value = value;

    public SourceText? Source { get; } = source;

    public int End { get; } = end;
}
