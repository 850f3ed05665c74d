using Acornima.Ast;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// What a program keeps in memory, estimated from above by its syntax tree: measured over texts of many shapes, once each of them has run, it is a
/// tenth to a half less. A text that is mostly comments and one of the same length that is nothing but tiny functions are a factor of fifty apart.
/// </summary>
/// <param name="Bytes">What it keeps.</param>
/// <param name="Nodes">Nodes of the tree.</param>
/// <param name="Depth">Levels of the tree; chains of operators and members are levels, too.</param>
internal readonly record struct ProgramSize(long Bytes, int Nodes, int Depth)
{
    /// <summary>What is kept of a text that is no program.</summary>
    public const long OfRefusal = 4096;

    private const long OfProgram = 1024;

    private const long PerCharacter = sizeof(char);

    private const long PerNode = 112;

    /// <summary>What the engine keeps for each function besides its nodes.</summary>
    private const long PerFunction = 480;

    /// <summary>A literal keeps its text, and a string its value, beside the text of the program.</summary>
    private const long PerLiteral = 48;

    private const long PerLiteralCharacter = 2 * sizeof(char);

    private const long PerRegex = 512;

    private const long PerRegexCharacter = 32;

    /// <summary>Measures a tree without recursion, however deep it is.</summary>
    public static ProgramSize Of(Node root, int length)
    {
        var (bytes, nodes, deepest) = (OfProgram + (PerCharacter * length), 0, 0);
        var open = new Stack<(Node Node, int Depth)>();
        open.Push((root, 1));
        while (open.TryPop(out var next))
        {
            nodes++;
            deepest = Math.Max(deepest, next.Depth);
            bytes += PerNode + Extra(next.Node);
            foreach (var child in next.Node.ChildNodes)
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return new ProgramSize(bytes, nodes, deepest);
    }

    /// <summary>Why a tree of this size is refused; null when it is within the limits. What is added to it after that is not the author's.</summary>
    public ExecutionFailure? Excess(int addedDepth, ExecutionLimits limits) =>
        Nodes > limits.SourceNodes ? SourceErrors.TooManyNodes(limits)
        : Depth > limits.SourceDepth + addedDepth ? SourceErrors.TooDeep(limits)
        : null;

    private static long Extra(Node node) => node switch
    {
        IFunction => PerFunction,
        RegExpLiteral regex => PerRegex + (PerRegexCharacter * (regex.End - regex.Start)),
        Literal literal => PerLiteral + (PerLiteralCharacter * (literal.End - literal.Start)),
        _ => 0,
    };
}
