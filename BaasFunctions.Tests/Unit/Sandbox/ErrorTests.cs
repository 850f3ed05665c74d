using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What the author is told: name, message, the author's own lines, and nothing of ours.</summary>
[TestClass]
public sealed class ErrorTests
{
    [TestMethod]
    public async Task Error_InAModule_HasTheAuthorsPlaces()
    {
        var result = await RunAsync(
            """
            export default async function handler(request) {
              await null;
              return outer(request.body);
            }

            function outer(body) {
              return [body].map((b) => inner(b));
            }

            function inner(body) {
              return body.missing.length;
            }
            """);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.AreEqual(ErrorCodes.ScriptError, result.Error!.Code);
        Assert.AreEqual("TypeError", result.Error.Name);
        Assert.AreEqual("Cannot read properties of undefined (reading 'length')", result.Error.Message);
        Assert.AreEqual(11, result.Error.Diagnostic!.Line);
        Assert.AreEqual(23, result.Error.Diagnostic.Column);
        Assert.AreEqual(
            " 9 | \n10 | function inner(body) {\n11 |   return body.missing.length;\n   |                       ^",
            result.Error.Diagnostic.CodeFrame);
        var lines = result.Error.Stack!.Split('\n');
        Assert.AreEqual("TypeError: Cannot read properties of undefined (reading 'length')", lines[0]);
        Assert.AreEqual("    at inner (hello.js:11:23)", lines[1]);
        StringAssert.Contains(lines[2], "hello.js:7:28");
        StringAssert.Contains(result.Error.Stack, "    at outer (hello.js:7:");
        StringAssert.EndsWith(result.Error.Stack, "    at hello.js:3:10");
        Assert.DoesNotContain("driver", result.Error.Stack);
        Assert.DoesNotContain("Jint", result.Error.Stack);
    }

    [TestMethod]
    public async Task Error_OnTheFirstLineOfABareBody_HasTheAuthorsColumn()
    {
        var result = await RunAsync("throw new RangeError('here')");

        Assert.AreEqual(1, result.Error!.Diagnostic!.Line);
        Assert.AreEqual(7, result.Error.Diagnostic.Column);
        Assert.AreEqual("1 | throw new RangeError('here')\n  |       ^", result.Error.Diagnostic.CodeFrame);
        Assert.AreEqual("RangeError: here\n    at (anonymous) (hello.js:1:7)", result.Error.Stack);
    }

    [TestMethod]
    public async Task Error_OnALaterLineOfABareBody_HasTheAuthorsPlace()
    {
        var result = await RunAsync("const a = 1;\n\n  null.x;");

        Assert.AreEqual(3, result.Error!.Diagnostic!.Line);
        Assert.AreEqual(8, result.Error.Diagnostic.Column);
    }

    /// <summary>Half of a pair of surrogates, which the engine hands to the runtime, which refuses it.</summary>
    [TestMethod]
    public async Task Error_OfTheEngineItself_IsOneOfTheScriptAndNotOfTheHost()
    {
        var result = await RunAsync("return '\\ud800'.localeCompare()");

        Assert.AreEqual((ExecutionOutcome.ScriptError, "InternalError"), (result.Outcome, result.Error!.Name), result.Error.Message);
    }

    [TestMethod]
    public async Task Stack_SeenByTheFunctionItself_HasNoFramesOfOurs()
    {
        var stack = await DataOfBodyAsync("return new Error('x').stack");

        StringAssert.Contains(stack, "at handler (hello.js:1:");
        Assert.DoesNotContain("driver", stack);
        Assert.DoesNotContain("run", stack);
    }

    [TestMethod]
    [DataRow("const a = 1;\nthrow new TypeError('top');\nexport default () => a;", "TypeError", 2, 7)]
    [DataRow("const a = 1;\nawait Promise.reject(new TypeError('top'));\nexport default () => a;", "TypeError", 2, 22)]
    [DataRow("export default (() => {\n  return missing;\n})();", "ReferenceError", 2, 10)]
    [DataRow("let n = 0;\nexport default class { static { n.x.y; } }", "TypeError", 2, 37)]
    public async Task Error_WhileTheModuleRuns_HasTheAuthorsPlace(string code, string name, int line, int column)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome, result.Error?.Message);
        Assert.AreEqual(name, result.Error!.Name);
        Assert.AreEqual(line, result.Error.Diagnostic!.Line);
        Assert.AreEqual(column, result.Error.Diagnostic.Column);
    }

    [TestMethod]
    [DataRow(null, "function.js")]
    [DataRow("pay", "pay.js")]
    [DataRow("pay.ts", "pay.ts")]
    [DataRow("a:b(c)\n", "a_b_c__.js")]
    public async Task FileName_InAStack_IsTheFunctionsName(string? name, string file)
    {
        var result = await RunAsync("null.x", r => r with { FunctionName = name });

        StringAssert.Contains(result.Error!.Stack, $"({file}:1:6)");
    }

    [TestMethod]
    [DataRow("throw 'text'", "ExecutionError", "text")]
    [DataRow("throw 42", "ExecutionError", "42")]
    [DataRow("throw null", "ExecutionError", "null")]
    [DataRow("throw undefined", "ExecutionError", "undefined")]
    [DataRow("throw Symbol('s')", "ExecutionError", "Symbol(s)")]
    [DataRow("throw { name: 'Custom', message: 'own' }", "Custom", "own")]
    [DataRow("throw {}", "ExecutionError", "An object that is not an Error was thrown")]
    [DataRow("throw [1]", "ExecutionError", "An object that is not an Error was thrown")]
    [DataRow("return Promise.reject(new EvalError('rejected'))", "EvalError", "rejected")]
    [DataRow("class MyError extends Error { name = 'MyError' }; throw new MyError('m')", "MyError", "m")]
    [DataRow("throw Object.assign(new Error('m'), { name: '' })", "Error", "m")]
    [DataRow("throw new Error()", "Error", "")]
    [DataRow("throw new AggregateError([new Error('a'), 'b'], 'both')", "AggregateError", "both (2 errors: a; b)")]
    [DataRow("await Promise.any([Promise.reject(new Error('a'))])", "AggregateError", "1 error: a")]
    [DataRow("throw Object.defineProperty(new Error('m'), 'name', { get() { throw 1 } })", "Error", "m")]
    [DataRow("throw Object.defineProperty(new Error('m'), 'message', { get() { throw 1 } })", "Error", "")]
    [DataRow("throw Object.defineProperty(new Error('m'), 'stack', { value: { toString() { throw 1 } } })", "Error", "m")]
    [DataRow("setTimeout(() => { throw new TypeError('in a timer') }); await new Promise(() => {})", "TypeError", "in a timer")]
    [DataRow("queueMicrotask(() => { throw new TypeError('in a microtask') }); await new Promise(() => {})", "TypeError", "in a microtask")]
    [DataRow("eval('1')", "TypeError", "Code from a text is off: eval(), new Function() and the like are not available. Write the code as a function of its own and choose it by name, as in `const actions = { add: (a, b) => a + b }`")]
    [DataRow("Function('return 1')", "TypeError", "Code from a text is off: eval(), new Function() and the like are not available. Write the code as a function of its own and choose it by name, as in `const actions = { add: (a, b) => a + b }`")]
    [DataRow("return missing", "ReferenceError", "missing is not defined")]
    public async Task Thrown_AnyValue_IsReadSafely(string code, string name, string message)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.AreEqual(name, result.Error!.Name);
        Assert.AreEqual(message, result.Error.Message);
        Assert.AreEqual("null", result.Data());
    }

    [TestMethod]
    public async Task Thrown_WhoseGetterNeverReturns_EndsAtTheDeadline()
    {
        var result = await RunAsync(
            "throw Object.defineProperty(new Error('m'), 'name', { get() { for (;;); } })", r => r.WithConfig("""{"timeout":80}"""));

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(10)), result.Metrics.Wall);
    }

    [TestMethod]
    public async Task Thrown_WithCauses_ShowsThemInTheStack()
    {
        var result = await RunAsync(
            "const e = new Error('outer', { cause: new TypeError('middle', { cause: 'inner' }) });\nthrow e;");

        StringAssert.StartsWith(result.Error!.Stack, "Error: outer\n    at ");
        StringAssert.Contains(result.Error.Stack, "\n  caused by TypeError: middle\n    at ");
        StringAssert.EndsWith(result.Error.Stack, "\n  caused by ExecutionError: inner");
    }

    [TestMethod]
    public async Task Thrown_WithACircleOfCauses_Ends()
    {
        var result = await RunAsync("const e = new Error('e'); e.cause = e; throw e;");

        Assert.AreEqual("e", result.Error!.Message);
    }

    [TestMethod]
    public async Task Thrown_WithHugeTexts_IsBounded()
    {
        var result = await RunAsync("const e = new Error('m'.repeat(20000)); e.name = 'n'.repeat(300); throw e;");

        Assert.AreEqual(ErrorText.MaxMessage, result.Error!.Message.Length);
        Assert.AreEqual(ErrorText.MaxName, result.Error.Name.Length);
        Assert.IsLessThanOrEqualTo(ErrorText.MaxStack, result.Error.Stack!.Length);
        Assert.AreEqual(ExecutionOutcome.ScriptError, (await RunAsync("throw new Error('m'.repeat(5000000))")).Outcome);
    }

    [TestMethod]
    [DataRow("export default function () {\n  return 1 +;\n}", 2, 13)]
    [DataRow("return 1 +;", 1, 11)]
    [DataRow("const a = 1;\nreturn a +;", 2, 11)]
    [DataRow("const a = 1;\nconst a = 2;\nreturn a;", 2, 7)]
    [DataRow("export default () => {", 1, 23)]
    public async Task SyntaxError_InEitherForm_HasTheAuthorsPlace(string code, int line, int column)
    {
        var result = await RunAsync(code);

        Assert.AreEqual(ExecutionOutcome.SyntaxError, result.Outcome);
        Assert.AreEqual(ErrorCodes.SyntaxError, result.Error!.Code);
        Assert.AreEqual("SyntaxError", result.Error.Name);
        Assert.AreEqual(line, result.Error.Diagnostic!.Line, result.Error.Diagnostic.ToString());
        Assert.AreEqual(column, result.Error.Diagnostic.Column, result.Error.Diagnostic.ToString());
        StringAssert.EndsWith(result.Error.Diagnostic.CodeFrame, "^");
        Assert.DoesNotContain("function (request, context)", result.Error.Diagnostic.CodeFrame!);
    }

    [TestMethod]
    public async Task Promise_ThatNothingCanSettle_EndsAtOnce()
    {
        var result = await RunAsync("return new Promise(() => {})");

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.AreEqual(ErrorCodes.NeverSettles, result.Error!.Code);
        StringAssert.StartsWith(result.Error.Message, "The returned promise never settles");
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(10)), result.Metrics.Wall);
    }
}
