using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>Finds what stands at a place of a program.</summary>
internal static class NodeSearch
{
    /// <summary>The outermost node of a kind that stands exactly at a place; null for none.</summary>
    public static T? At<T>(Node root, SourceLocation place)
        where T : Node
    {
        for (var node = root; node is not null; node = ChildAround(node, place))
        {
            if (node is T found && node.LocationRef.Start == place.Start && node.LocationRef.End == place.End)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The chain of nodes around a position, from the program to the innermost.</summary>
    public static List<Node> Around(Node root, Position position)
    {
        var place = SourceLocation.From(position, position);
        var path = new List<Node>();
        for (var node = root; node is not null; node = ChildAround(node, place))
        {
            path.Add(node);
        }

        return path;
    }

    private static Node? ChildAround(Node node, SourceLocation place)
    {
        foreach (var child in node.ChildNodes)
        {
            ref readonly var location = ref child.LocationRef;
            if (IsAtOrBefore(location.Start, place.Start) && IsAtOrBefore(place.End, location.End))
            {
                return child;
            }
        }

        return null;
    }

    private static bool IsAtOrBefore(Position one, Position other) =>
        one.Line < other.Line || (one.Line == other.Line && one.Column <= other.Column);
}
