using Acornima;
using Jint;
using Jint.Runtime;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Code that is part of a larger file reports the places of that file.</summary>
[TestClass]
public sealed class SourceOffsetTests
{
    private static readonly ScriptParsingOptions s_options = new() { SourceOffset = Position.From(10, 4) };

    [TestMethod]
    public void SyntaxError_WithOffset_IsAtThePlaceInTheFile()
    {
        using var engine = new Jint.Engine();

        var first = Assert.ThrowsExactly<JavaScriptException>(() => engine.Evaluate("var a = ;", "page.html", s_options));
        var second = Assert.ThrowsExactly<JavaScriptException>(() => engine.Evaluate("1;\nvar a = ;", "page.html", s_options));

        Assert.AreEqual(Position.From(10, 12), first.Location.Start);
        Assert.AreEqual(Position.From(11, 8), second.Location.Start);
        Assert.EndsWith("(page.html:10:13)", first.Message);
    }

    [TestMethod]
    public void ThrownError_WithOffset_IsAtThePlaceInTheFile()
    {
        using var engine = new Jint.Engine();

        var thrown = Assert.ThrowsExactly<JavaScriptException>(() => engine.Evaluate("1;\n  missing()", "page.html", s_options));

        Assert.AreEqual(Position.From(11, 2), thrown.Location.Start);
        Assert.AreEqual("page.html", thrown.Location.SourceFile);
    }

    [TestMethod]
    public void Value_WithOffset_IsTheValueOfTheCode()
    {
        using var engine = new Jint.Engine(options => options.RetainFunctionSourceText());

        Assert.AreEqual("x => x", engine.Evaluate("(x => x).toString()", "page.html", s_options with { RetainFunctionSourceText = true }).AsString());
    }
}
