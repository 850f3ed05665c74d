using Acornima.Ast;
using Jint;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>The engine derives free names from the scopes that the parser reports, so these prove the scopes.</summary>
[TestClass]
public sealed class ReferencedGlobalsTests
{
    [TestMethod]
    [DataRow("a + b", "a b")]
    [DataRow("var a; a + b", "b")]
    [DataRow("let a; const b = c; class D { }; a + b + D", "c")]
    [DataRow("function f(a, { b, c: [d] }, ...e) { return a + b + c + d + e + g } f", "c g")]
    [DataRow("(a, b = c) => a + b", "c")]
    [DataRow("x => y => x + y + z", "z")]
    [DataRow("{ let a } a", "a")]
    [DataRow("{ var a } a", "")]
    [DataRow("for (let i = 0; i < n; i++) i; i", "n i")]
    [DataRow("for (var i in o) i; i", "o")]
    [DataRow("for (const [a, b] of c) a + b", "c")]
    [DataRow("try { a } catch (e) { e } e", "a e")]
    [DataRow("try { } catch ({ a, b: c }) { a + c + b }", "b")]
    [DataRow("switch (a) { case b: let a; case c: a }", "a b c")]
    [DataRow("(function f() { f })(); f", "f")]
    [DataRow("class A { m() { A; b } static { var c; c; d } }", "b d")]
    [DataRow("(class B { }); B", "B")]
    [DataRow("o.p; o[q]; ({ r: s, t }); u => u.v", "o q s t")]
    [DataRow("label: for (;;) break label", "")]
    [DataRow("({ a, b: c } = d)", "a c d")]
    [DataRow("`${a}${b}`; c`${d}`", "a b c d")]
    [DataRow("{ function f() { } f } f", "f")]
    [DataRow("async function f() { await a; for await (const b of c) b } f", "a c")]
    [DataRow("function* g() { yield a; let b; yield* b } g", "a")]
    [DataRow("{ using a = b; a }", "b")]
    [DataRow("typeof a", "a")]
    public void PreparedScript_Names_AreTheFreeOnes(string source, string names)
    {
        Prepared<Script> script = Jint.Engine.PrepareScript(source, options: new ScriptPreparationOptions { CollectReferencedGlobals = true });

        CollectionAssert.AreEquivalent(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), script.ReferencedGlobals!.ToArray());
    }

    [TestMethod]
    [DataRow("import a, { b as c } from 'x'; import * as d from 'y'; a + b + c + d", "b")]
    [DataRow("export default function f() { return g } f", "g")]
    [DataRow("export const a = b; function a2() { } a2(); export { a2 }", "b")]
    [DataRow("export class A { } A; import.meta; await c", "c")]
    public void PreparedModule_Names_AreTheFreeOnes(string source, string names)
    {
        Prepared<Module> module = Jint.Engine.PrepareModule(source, options: new ModulePreparationOptions { CollectReferencedGlobals = true });

        CollectionAssert.AreEquivalent(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), module.ReferencedGlobals!.ToArray());
    }
}
