using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;

namespace BaasFunctions.Tests.Unit.Sandbox.Validation;

[TestClass]
public sealed class FunctionValidatorTests
{
    private const string Textbook = """
        export default async function handler(request, context) {
          try {
            return context.success({ hello: request.body.name });
          } catch (error) {
            return context.error(error.message);
          }
        }
        """;

    [TestMethod]
    public void Validate_TextbookExample_Scores100()
    {
        var report = Validate(Textbook);

        Assert.IsTrue(report.IsValid);
        Assert.AreEqual(0, report.Findings.Count);
        Assert.AreEqual(100, report.Score);
    }

    [TestMethod]
    [DataRow("return 1")]
    [DataRow("const x = await Promise.resolve(1); return x;")]
    [DataRow("return { a: 1 };")]
    public void Validate_BareBody_IsValidWithAWarning(string code)
    {
        var report = Validate(code);

        Assert.IsTrue(report.IsValid, string.Join('\n', report.Errors));
        CollectionAssert.AreEqual(
            (string[])["Consider using export default function pattern"],
            report.Warnings.ToArray());
        Assert.AreEqual(95, report.Score);
    }

    [TestMethod]
    public void Validate_FunctionWithoutTryCatch_Scores100()
    {
        var report = Validate("export default async function handler(request) {\n  return { hello: request.body.name };\n}");

        Assert.AreEqual((0, 100), (report.Findings.Count, report.Score));
    }

    [TestMethod]
    [DataRow("async function handler(request, context) {\n  return { ok: true };\n}", "handler is declared, but never called or exported")]
    [DataRow("const main = async () => 1;", "main is declared, but never called or exported")]
    public void Validate_HandlerThatIsNotExported_IsAnError(string code, string message)
    {
        var report = Validate(code);

        Assert.AreEqual(message, report.Errors.Single());
        CollectionAssert.AreEqual((string[])["Consider using export default function pattern"], report.Warnings.ToArray());
    }

    [TestMethod]
    [DataRow("interface Order { total: number }\nexport default (request) => request.body;")]
    [DataRow("export default async (request: any) => request.body;")]
    public void Validate_TypeScript_IsReadWithoutItsTypes(string code) => Assert.IsEmpty(Validate(code).Errors);

    [TestMethod]
    public void Validate_TypeScriptThatIsMoreThanTypes_NamesTheRewrite()
    {
        var report = Validate("enum Color { Red }\nexport default () => Color.Red;");

        StringAssert.Contains(report.Errors.Single(), "TypeScript");
        StringAssert.Contains(report.Findings.Single().Fix, "as const");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  \n\t ")]
    public void Validate_NoCode_ScoresNothing(string code)
    {
        var report = Validate(code);

        Assert.AreEqual("Function code cannot be empty", report.Errors.Single());
        Assert.AreEqual((false, 0), (report.IsValid, report.Score));
    }

    [TestMethod]
    [DataRow("const fs = require('fs'); export default () => 1;", "require() is not allowed", 1, 12)]
    [DataRow("import a from 'a';\nexport default () => a;", "import statements are restricted", 1, 1)]
    [DataRow("export { default } from 'a';", "import statements are restricted", 1, 1)]
    [DataRow("export default () => import('a');", "import statements are restricted", 1, 22)]
    [DataRow("export default () => {\n  return eval('1');\n}", "eval() is prohibited", 2, 10)]
    [DataRow("export default () => new Function('return 1')();", "Function constructor is not allowed", 1, 26)]
    [DataRow("export default () => Function('return 1');", "Function constructor is not allowed", 1, 22)]
    [DataRow("export default () => process.exit(1);", "process.exit does not exist here", 1, 22)]
    [DataRow("export default () => process.memoryUsage;", "process.memoryUsage does not exist here", 1, 22)]
    [DataRow("return eval('1')", "eval() is prohibited", 1, 8)]
    public void Validate_ForbiddenUse_IsFoundAtItsPlace(string code, string message, int line, int column)
    {
        var report = Validate(code);

        Assert.AreEqual(message, report.Errors.Single());
        Assert.IsFalse(report.IsValid);
        Assert.IsTrue(report.Score <= 50);
        var finding = report.Findings.First(found => found.Severity == Severity.Error);
        Assert.AreEqual(new FindingPlace(line, column), finding.Place);
        Assert.IsFalse(string.IsNullOrEmpty(finding.Fix));
    }

    [TestMethod]
    [DataRow("// require('x') import a from 'b' eval('1') process.exit\n")]
    [DataRow("const text = \"require('x'); process.env; eval(1)\";\n")]
    [DataRow("const o = { require() {}, eval: 1, process: 2, global: 3 }; o.require(); o.process; o.eval;\n")]
    [DataRow("function require(x) { return x; } const a = require(1);\n")]
    [DataRow("const f = (process) => process.x; { let global = 1; global; }\n")]
    [DataRow("const f = function () { return 1; };\n")]
    [DataRow("const { a: { process } = {}, ...global } = {}; process; global;\n")]
    [DataRow("class C { eval() { return this.#p; } #p = 1; static process = 2; }\n")]
    [DataRow("process: for (;;) { break process; }\n")]
    [DataRow("try {} catch (global) { global.message; }\n")]
    [DataRow("for (const process of []) { process(); }\n")]
    [DataRow("use(process); function use() {} var process;\n")]
    public void Validate_MereMentions_AreNoErrors(string code)
    {
        var report = Validate(code + Textbook);

        Assert.IsTrue(report.IsValid, string.Join('\n', report.Errors));
        Assert.AreEqual(100, report.Score);
    }

    [TestMethod]
    public void Validate_SameErrorTwice_CostsOnceAndIsShownTwice()
    {
        var report = Validate("export default () => { try { eval('1'); eval('2'); } catch {} }");

        Assert.AreEqual(1, report.Errors.Count());
        Assert.AreEqual(2, report.Findings.Count);
        Assert.AreEqual(50, report.Score);
    }

    [TestMethod]
    [DataRow("export default function handler( {\n  return 1;\n}", 2)]
    [DataRow("return (1;", 1)]
    [DataRow("export default async function handler(request, context) {\n  const a = ;\n}", 2)]
    public void Validate_SyntaxError_NamesThePlace(string code, int line)
    {
        var report = Validate(code);

        StringAssert.StartsWith(report.Errors.Single(), "Syntax error: ");
        Assert.AreEqual(line, report.Findings.Single().Place!.Value.Line);
        Assert.AreEqual(50, report.Score);
    }

    [TestMethod]
    public void Validate_BodyThatClosesItsFunction_IsASyntaxError() =>
        StringAssert.StartsWith(Validate("return 1 }); (function () { return 2").Errors.Single(), "Syntax error");

    [TestMethod]
    public void Validate_ModuleWithoutDefaultExport_IsAnError()
    {
        var report = Validate("export const config = { timeout: 5 };");

        Assert.IsFalse(report.IsValid);
        Assert.AreEqual("default-export", report.Findings.First(finding => finding.Severity == Severity.Error).Rule);
    }

    [TestMethod]
    public void Validate_CatchOfAPromise_IsErrorHandling() =>
        Assert.AreEqual(100, Validate("const h = (r, c) => work().catch(e => c.error(e)); async function work() {} export { h as default };").Score);

    [TestMethod]
    public void Validate_TextOverTheLimits_IsRefusedByName()
    {
        Assert.AreEqual("source-length", Validate(new string(' ', 2 << 20) + "1").Findings.Single().Rule);
        Assert.AreEqual("syntax", Validate("return " + new string('(', 100_000)).Findings.Single().Rule);
    }

    private static ValidationReport Validate(string code) => FunctionValidator.Validate(code, new ExecutionLimits());
}
