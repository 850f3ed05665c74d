namespace Acornima.Ast;

/// <summary>Makes node lists.</summary>
public static class NodeList
{
    /// <summary>A list of the given nodes; a copy, so that later changes of the array do not show.</summary>
    public static NodeList<T> From<T>(params T[] nodes)
        where T : Node?
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return nodes.Length == 0 ? default : new NodeList<T>((T[])nodes.Clone());
    }
}
