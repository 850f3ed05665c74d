using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Lists of nodes as sequences.</summary>
internal static class NodeLists
{
    public static IEnumerable<T> Each<T>(this NodeList<T> nodes)
        where T : Node?
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            yield return nodes[i];
        }
    }
}
