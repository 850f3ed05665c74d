using BaasFunctions.Sandbox.Contracts;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What the corrections of docs/engine.md leave as it is: places, coverage, limits, and what an author reads of an error.</summary>
[TestClass]
public sealed class EngineCorrectionTests
{
    [TestMethod]
    public async Task Error_BehindARewrittenAssignment_HasTheAuthorsPlace()
    {
        var result = await RunAsync(
            "export default async () => {\n  let n = 1; n += await 2; n *= await 3; null.first;\n};");

        Assert.AreEqual("Cannot read properties of null (reading 'first')", result.Error!.Message);
        Assert.AreEqual((2, 42 + 5), (result.Error.Diagnostic!.Line, result.Error.Diagnostic.Column));
    }

    [TestMethod]
    public async Task Error_InsideARewrittenCall_HasTheAuthorsPlaceAndName()
    {
        var result = await RunAsync(
            "const make = () => ({ add(x) { return x; } });\nconst r = make().add(await 1) + make().sub(await 2);\nreturn r;");

        Assert.AreEqual("make(...).sub is not a function", result.Error!.Message);
        Assert.AreEqual(2, result.Error.Diagnostic!.Line);
        Assert.AreEqual(39, result.Error.Diagnostic.Column);
        Assert.DoesNotContain("$t", result.Error.Stack!);
    }

    [TestMethod]
    public async Task Error_InsideARewrittenOperand_KeepsItsLine()
    {
        var result = await RunAsync("let s = 'a';\ns +=\n  // why\n  await Promise.reject(new RangeError('here'));\nreturn s;");

        Assert.AreEqual(("RangeError", 4), (result.Error!.Name, result.Error.Diagnostic!.Line));
    }

    [TestMethod]
    public async Task Statement_ThatWasRewrittenBehindOneWithoutSemicolon_IsNoCallOfIt()
    {
        var data = await DataOfBodyAsync(
            """
            const log = []
            const make = () => ({ add(x) { log.push(x); return log } })
            const other = log
            make().add(await 1)
            make().add(await 2).push(3)
            return [other, log.length]
            """);

        Assert.AreEqual("[[1,2,3],3]", data);
    }

    [TestMethod]
    public async Task Coverage_OfAPatternThatWasRewritten_CountsTheAuthorsStatementsAlone()
    {
        var result = await RunAsync(
            "let a, b;\n[a, b = 3] = await [1];\n({ a } = await { a: 2 });\nif (a > 9) {\n  a = 0;\n}\nreturn a + b;",
            request => request with { Test = new BaasFunctions.Sandbox.Contracts.TestRun { Coverage = true } });

        Assert.AreEqual("5", result.Data());
        Assert.AreEqual((6, 5), (result.Coverage!.Statements, result.Coverage.Covered));
        Assert.AreEqual(5, result.Coverage.Uncovered.Single().Line);
    }

    [TestMethod]
    public async Task Error_BehindARewrittenPattern_HasTheAuthorsPlace()
    {
        var result = await RunAsync("let a, b;\n[a, b] = await [1]; ({ a } = await { a: null }); a.first;");

        Assert.AreEqual("Cannot read properties of null (reading 'first')", result.Error!.Message);
        Assert.AreEqual((2, 50 + 2), (result.Error.Diagnostic!.Line, result.Error.Diagnostic.Column));
    }

    [TestMethod]
    public async Task Stack_InsideARewrittenPattern_HasNoNamesOfOurs() => Assert.AreEqual("true", await DataOfBodyAsync(
        "const a = 1; try { [a] = [await 2]; } catch (error) { return error.stack.startsWith('TypeError') && !error.stack.includes('$t'); }"));

    [TestMethod]
    public async Task Error_InsideARewrittenChain_HasTheAuthorsPlaceAndName()
    {
        var result = await RunAsync("const make = () => ({ self() { return this; } });\nreturn make()?.self(await 1).none(await 2);");

        Assert.AreEqual((2, "TypeError"), (result.Error!.Diagnostic!.Line, result.Error.Name));
        Assert.DoesNotContain("$t", result.Error.Message);
        Assert.DoesNotContain("$t", result.Error.Stack!);
    }

    [TestMethod]
    public async Task Program_WithAMillionDollars_IsPreparedInATwinkling()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await RunAsync("const $t" + new string('$', 900_000) + " = 1; const make = () => [1]; return make().concat(await 2);");

        Assert.AreEqual("[1,2]", result.Data());
        Assert.IsLessThan(30, watch.Elapsed.TotalSeconds);
    }

    [TestMethod]
    public async Task Names_OfTheProgram_AreNotTakenForOurs()
    {
        Assert.AreEqual("[7,[1,2]]", await DataOfBodyAsync(
            "const \\u0024t1 = 7; const make = () => [1]; const list = make().concat(await 2); return [$t1, list];"));
    }

    [TestMethod]
    public async Task Arrow_WithARewrittenExpressionAsBody_ReturnsIt()
    {
        Assert.AreEqual("[1,2]", await DataOfBodyAsync(
            "const make = () => [1]; const f = async (/* => */ x, y = (2)) => (make().concat(await x)); return f(2);"));
    }

    [TestMethod]
    public async Task Chain_ThatEndsEarly_IsUndefinedWithARewrittenCallInside()
    {
        Assert.AreEqual("[null,5]", await DataOfBodyAsync(
            "const none = () => null; const some = () => ({ f: (v) => ({ g: { h: v } }) });"
            + " return [none()?.f(await 1).g.h ?? null, some()?.f(await 5).g.h];"));
    }

    [TestMethod]
    public async Task Coverage_OfARewrittenProgram_CountsTheAuthorsStatementsAlone()
    {
        var result = await RunAsync(
            "const make = () => [1];\nlet n = 1;\nn += await 2;\nmake().concat(await 3);\nif (n > 9) {\n  n = 0;\n}\nreturn n;",
            request => request with { Test = new BaasFunctions.Sandbox.Contracts.TestRun { Coverage = true } });

        Assert.AreEqual("3", result.Data());
        Assert.AreEqual((8, 7), (result.Coverage!.Statements, result.Coverage.Covered));
        Assert.AreEqual(6, result.Coverage.Uncovered.Single().Line);
    }

    [TestMethod]
    public async Task Text_OfAMegabyte_IsWalkedByCodePointWithinOrdinaryProcessorTime()
    {
        var data = await DataOfBodyAsync(
            "const text = 'a,b\\n'.repeat(250_000) + '\\u{1f600}'; let points = 0; for (const c of text) points++; return points;",
            request => request.WithLimits(limits => limits with { WallTime = TimeSpan.FromMinutes(2) }));

        Assert.AreEqual("1000001", data);
    }

    [TestMethod]
    public async Task Text_ThatIsDrawnIntoArraysForEver_EndsWithTheLimits()
    {
        var result = await RunAsync(
            "const text = 'x'.repeat(30_000_000); for (;;) { new Set(text); }",
            request => request.WithLimits(limits => limits with { WallTime = TimeSpan.FromSeconds(2) }));

        Assert.AreNotEqual(ExecutionOutcome.Completed, result.Outcome);
        Assert.AreNotEqual(ExecutionOutcome.HostError, result.Outcome);
    }

    [TestMethod]
    [DataRow("const x = {}; x.total();", "x.total is not a function")]
    [DataRow("const x = { total: 1 }; x.total();", "x.total is not a function")]
    [DataRow("let total; total();", "total is not a function")]
    [DataRow("const x = { a: [] }; x.a[0]();", "x.a[0] is not a function")]
    [DataRow("request.body.items.map((x) => x);", "Cannot read properties of undefined (reading 'map')")]
    [DataRow("const { name } = request.body.user;", "Cannot destructure property 'name' of 'request.body.user' as it is undefined or null")]
    [DataRow("const { user: { name } } = request.body;", "Cannot destructure 'request.body', as it, or a member of it that is taken apart, is undefined or null")]
    [DataRow("(({ name }) => name)(request.body.user);", "Cannot destructure a parameter, as its argument is undefined or null")]
    [DataRow("(({ user: { name } }) => name)(request.body);", "Cannot destructure a parameter, as its argument, or a member of it that is taken apart, is undefined or null")]
    [DataRow("return Object.keys(request.body.user);", "Object.keys() expects an object, and 'request.body.user' is undefined or null")]
    [DataRow("for (const [a, b] of Object.entries(request.body.user)) { }", "Object.entries() expects an object, and 'request.body.user' is undefined or null")]
    [DataRow("const [first] = request.body.list;", "request.body.list is not iterable, as it is undefined or null")]
    [DataRow("for (const x of request.body.list) { }", "request.body.list is not iterable, as it is undefined or null")]
    [DataRow("request.body.user.name = 'x';", "Cannot set property 'name' of 'request.body.user' as it is undefined or null")]
    [DataRow("let n = 1; n += await 2; const { name } = request.body.user;", "Cannot destructure property 'name' of 'request.body.user' as it is undefined or null")]
    public async Task Error_OfTheEngine_NamesWhatTheAuthorWrote(string body, string message)
    {
        var result = await RunAsync(body, request => request.WithBody("""{"body":{}}"""));

        Assert.AreEqual(("TypeError", message), (result.Error!.Name, result.Error.Message));
    }

    [TestMethod]
    [DataRow("const x = {}; x.total();", "TypeError: x.total is not a function")]
    [DataRow("null.total;", "TypeError: Cannot read properties of null (reading 'total')")]
    [DataRow("class E extends Error { constructor(m) { super(m); this.name = 'E'; } } throw new E('own');", "E: own")]
    public async Task Stack_InACatch_BeginsWithNameAndMessage(string body, string head) => Assert.AreEqual(
        $"\"{head}\"", await DataOfBodyAsync($"try {{ {body} }} catch (error) {{ return error.stack.split('\\n')[0]; }}"));

    [TestMethod]
    public async Task Stack_OfAThrownError_HasNoFramesThatItsMessageForges()
    {
        var result = await RunAsync("const e = new Error('x\\n    at forged (hello.js:99:1)');\n\nthrow e;");

        Assert.AreEqual(1, result.Error!.Diagnostic!.Line);
    }

    [TestMethod]
    [DataRow("eval('1')")]
    [DataRow("new Function('a', 'return a')")]
    [DataRow("(async () => {}).constructor('return 1')")]
    public async Task CodeFromText_IsRefusedWithWhatToDoInstead(string code)
    {
        var result = await RunAsync($"return {code};");

        StringAssert.Contains(result.Error!.Message, "eval(), new Function() and the like are not available");
        StringAssert.Contains(result.Error.Message, "Write the code as a function");
    }
}
