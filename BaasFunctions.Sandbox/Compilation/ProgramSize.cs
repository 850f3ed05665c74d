using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// What a program keeps in memory, estimated from above by its syntax tree: measured over texts of many shapes, once each of them has run, it is a
/// tenth to a half less. A text that is mostly comments and one of the same length that is nothing but tiny functions are a factor of fifty apart.
/// </summary>
internal static class ProgramSize
{
    /// <summary>What is kept of a text that is no program.</summary>
    public const long OfRefusal = 4096;

    private const long OfProgram = 1024;

    /// <summary>The text, and the strings in it once more.</summary>
    private const long PerCharacter = 4;

    private const long PerNode = 112;

    /// <summary>What the engine keeps for each function besides its nodes.</summary>
    private const long PerFunction = 480;

    private const long PerRegex = 512;

    private const long PerRegexCharacter = 32;

    public static long Of(Node root, int length)
    {
        var size = OfProgram + (PerCharacter * length);
        var open = new Stack<Node>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            size += PerNode + Extra(node);
            foreach (var child in node.ChildNodes)
            {
                open.Push(child);
            }
        }

        return size;
    }

    private static long Extra(Node node) => node switch
    {
        IFunction => PerFunction,
        RegExpLiteral regex => PerRegex + (PerRegexCharacter * (regex.End - regex.Start)),
        _ => 0,
    };
}
