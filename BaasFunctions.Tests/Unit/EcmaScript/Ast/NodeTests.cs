using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Unit.EcmaScript.Ast;

[TestClass]
public sealed class NodeTests
{
    [TestMethod]
    public void Location_OfNode_HasLinesFromOneAndColumnsFromZero()
    {
        var script = new Parser().ParseScript("a;\n  bc;", "f.js");

        var location = script.Body[1].Location;

        Assert.AreEqual(Position.From(2, 2), location.Start);
        Assert.AreEqual(Position.From(2, 5), location.End);
        Assert.AreEqual("f.js", location.SourceFile);
    }

    [TestMethod]
    [DataRow("a;\nb", 2)]
    [DataRow("a;\rb", 2)]
    [DataRow("a;\r\nb", 2)]
    [DataRow("a;\u2028b", 2)]
    [DataRow("a;\u2029b", 2)]
    [DataRow("`\n\n`;\nb", 4)]
    [DataRow("'\\\n';b", 2)]
    [DataRow("/*\n\n*/a;b", 3)]
    public void Location_BehindLineEnds_CountsEachOnce(string source, int line)
    {
        Assert.AreEqual(line, new Parser().ParseScript(source).Body[^1].Location.Start.Line);
    }

    [TestMethod]
    public void LocationRef_AskedTwice_IsTheSameStorage()
    {
        var node = new Parser().ParseScript("a").Body[0];

        ref readonly var first = ref node.LocationRef;
        ref readonly var second = ref node.LocationRef;

        Assert.IsTrue(System.Runtime.CompilerServices.Unsafe.AreSame(in first, in second));
    }

    [TestMethod]
    public void Range_OfNodeLongerThanItsWordHolds_IsExact()
    {
        var source = $"x = '{new string('a', 5_000_000)}';\ny";

        var script = new Parser().ParseScript(source);

        Assert.AreEqual(source.Length, script.End);
        Assert.AreEqual(source.Length - 2, script.Body[0].End);
        Assert.AreEqual(source.Length - 3, ((NonSpecialExpressionStatement)script.Body[0]).Expression.End);
        Assert.AreEqual(Position.From(2, 1), script.Location.End);
        Assert.AreEqual(5_000_000, ((StringLiteral)((AssignmentExpression)((NonSpecialExpressionStatement)script.Body[0]).Expression).Right).Value.Length);
        Assert.AreEqual(NodeType.Program, script.Type);
    }

    [TestMethod]
    public void Location_OfNodeBuiltByHand_IsUnknown()
    {
        var node = new Identifier("a");

        Assert.AreEqual(default, node.Location);
        Assert.AreEqual(new Acornima.Range(0, 0), node.Range);
    }

    [TestMethod]
    public void ChildNodes_OfForeignNode_AreThoseItNames()
    {
        var child = new Identifier("a");
        var children = new List<Node>();
        foreach (var node in new ForeignNode(child).ChildNodes)
        {
            children.Add(node);
        }

        CollectionAssert.AreEqual(new Node[] { child }, children);
        Assert.IsTrue(new ForeignNode(null).ChildNodes.IsEmpty());
        Assert.AreEqual(NodeType.Extension, new ForeignNode(null).Type);
    }

    [TestMethod]
    [DataRow("`a${1}b${2}c`", "TemplateElement Literal TemplateElement Literal TemplateElement")]
    [DataRow("({a})", "Property")]
    [DataRow("[,1,,2]", "Literal Literal")]
    [DataRow("f(1,...a)", "Identifier Literal SpreadElement")]
    [DataRow("async (a, [b] = c) => d", "Identifier AssignmentPattern Identifier")]
    [DataRow("(class A extends B { m() {} })", "Identifier Identifier ClassBody")]
    public void ChildNodes_OfExpression_AreInSourceOrderWithoutHoles(string source, string expected)
    {
        var expression = ((ExpressionStatement)new Parser().ParseScript(source).Body[0]).Expression;
        var types = new List<string>();
        foreach (var child in expression.ChildNodes)
        {
            types.Add(child.Type.ToString());
        }

        Assert.AreEqual(expected, string.Join(' ', types));
    }

    [TestMethod]
    public void NodeList_FromArray_DoesNotSeeLaterChanges()
    {
        var items = new[] { new Identifier("a") };
        var list = NodeList.From(items);
        items[0] = new Identifier("b");

        Assert.AreEqual("a", list[0].Name);
        Assert.AreEqual(0, default(NodeList<Node>).Count);
        Assert.AreEqual(0, NodeList.From<Node>().AsSpan().Length);
    }

    [TestMethod]
    public void Visitor_OverWholeTree_MeetsEveryIdentifierOnce()
    {
        var names = new NameCollector();
        names.Visit(new Parser().ParseModule("import {x, y as z} from 'm'; export {x as w}; const {a, b: [c = d]} = {e}; l: for (;;) break l;"));

        Assert.AreEqual("x y z x w a b c d e l l", string.Join(' ', names.Found));
    }

    private sealed class NameCollector : AstVisitor
    {
        public List<string> Found { get; } = [];

        protected internal override object? VisitIdentifier(Identifier node)
        {
            Found.Add(node.Name);
            return base.VisitIdentifier(node);
        }
    }

    private sealed class ForeignNode(Node? child) : Node(NodeType.Extension)
    {
        protected internal override IEnumerator<Node>? GetChildNodes() => child is null ? null : new List<Node> { child }.GetEnumerator();

        protected internal override object? Accept(AstVisitor visitor) => null;
    }
}
