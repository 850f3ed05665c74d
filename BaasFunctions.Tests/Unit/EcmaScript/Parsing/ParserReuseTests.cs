using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Unit.EcmaScript.Parsing;

[TestClass]
public sealed class ParserReuseTests
{
    [TestMethod]
    [DataRow(@"a v\u0061r")]
    [DataRow(@"v\u0061r a")]
    [DataRow("a 'b")]
    [DataRow("`${a")]
    [DataRow("class A { #a; m() { b")]
    [DataRow("async function* f() { for (;;) { l: {")]
    [DataRow("'use strict'; 010")]
    [DataRow("/(/")]
    public void Parse_AfterAFailure_IsAsFromANewParser(string failing)
    {
        var parser = new Parser();

        Assert.ThrowsExactly<SyntaxErrorException>(() => parser.ParseScript(failing));
        Script empty = parser.ParseScript("");
        Script sloppy = parser.ParseScript("var yield = 010, await = 1; with (yield) l: await");

        Assert.AreEqual(0, empty.Body.Count);
        Assert.AreEqual(2, sloppy.Body.Count);
        Assert.ThrowsExactly<SyntaxErrorException>(() => parser.ParseScript("break l"));
        Assert.ThrowsExactly<SyntaxErrorException>(() => parser.ParseScript("this.#a"));
    }
}
