using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.EsTree;

/// <summary>
/// Prints a tree as the JSON of the ESTree specification: <c>type</c>, <c>start</c>, <c>end</c> and <c>loc</c> first, the other
/// keys in ordinal order, a line break before every node, only ASCII.
/// </summary>
internal sealed partial class EsTreeWriter
{
    private readonly AsciiSink _sink;
    private readonly EsTreeDetail _detail;

    private EsTreeWriter(AsciiSink sink, EsTreeDetail detail)
    {
        _sink = sink;
        _detail = detail;
    }

    private bool OnlyEquivalence => _detail >= EsTreeDetail.Equivalence;

    public static void Write(ProgramNode program, Stream stream, EsTreeDetail detail = EsTreeDetail.Full)
    {
        using var sink = new AsciiSink(stream);
        new EsTreeWriter(sink, detail).WriteNode(program);
    }

    public static string ToText(ProgramNode program, EsTreeDetail detail = EsTreeDetail.Full)
    {
        using var stream = new MemoryStream();
        Write(program, stream, detail);
        return System.Text.Encoding.ASCII.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void WriteNode(Node? node)
    {
        if (node is null)
        {
            _sink.Write("null");
            return;
        }

        // The depth of a tree is its source's choice.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!TryWriteStatement(node) && !TryWriteExpression(node) && !TryWriteLeaf(node) && !TryWriteDeclaration(node) && !TryWriteModuleItem(node))
        {
            throw new NotSupportedException($"No ESTree form for {node.GetType().Name}.");
        }

        _sink.Write("}");
    }

    private void Open(string type, Node node)
    {
        _sink.Write("\n{\"type\":\"");
        _sink.Write(type);
        _sink.Write("\"");
        if (_detail != EsTreeDetail.Full)
        {
            return;
        }

        _sink.Write(",\"start\":");
        _sink.Write(node.Range.Start);
        _sink.Write(",\"end\":");
        _sink.Write(node.Range.End);
        SourceLocation location = node.Location;
        _sink.Write(",\"loc\":{\"start\":");
        WritePosition(location.Start);
        _sink.Write(",\"end\":");
        WritePosition(location.End);
        _sink.Write("}");
    }

    private void WritePosition(Position position)
    {
        _sink.Write("{\"line\":");
        _sink.Write(position.Line);
        _sink.Write(",\"column\":");
        _sink.Write(position.Column);
        _sink.Write("}");
    }

    private void Key(string name)
    {
        _sink.Write(",\"");
        _sink.Write(name);
        _sink.Write("\":");
    }

    private void Field(string name, Node? value)
    {
        Key(name);
        WriteNode(value);
    }

    private void Field(string name, bool value)
    {
        Key(name);
        _sink.Write(value);
    }

    private void Field(string name, string value)
    {
        Key(name);
        _sink.WriteQuoted(value);
    }

    private void Field<T>(string name, in NodeList<T> list)
        where T : Node?
    {
        Key(name);
        _sink.Write("[");
        bool first = true;
        foreach (T item in list)
        {
            Separate(ref first);
            WriteNode(item);
        }

        _sink.Write("]");
    }

    private void Separate(ref bool first)
    {
        if (!first)
        {
            _sink.Write(",");
        }

        first = false;
    }
}
