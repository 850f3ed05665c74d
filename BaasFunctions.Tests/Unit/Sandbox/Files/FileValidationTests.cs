using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;

namespace BaasFunctions.Tests.Unit.Sandbox.Files;

/// <summary>What <c>/validate</c> finds in a function of several files.</summary>
[TestClass]
public sealed class FileValidationTests
{
    [TestMethod]
    public void FilesThatAreRight_HaveNoFinding()
    {
        var report = Validate(
            ("main.ts", "import { total, type Item } from './lib/total';\nimport rates from './rates.json';\n"
                + "export default async (request: { body: Item[] }) => total(request.body, rates.vat) + (await import('./lib/late.js')).default;"),
            ("lib/total.ts", "export interface Item { price: number }\nexport const config = { anything: 1 };\n"
                + "export const total = (items: Item[], vat: number) => items.reduce((sum, item) => sum + item.price, 0) * (1 + vat);"),
            ("lib/late.js", "export default (request, context) => context.nothing;"),
            ("rates.json", """{ "vat": 0.2 }"""));

        Assert.AreEqual("", string.Join('\n', report.Findings.Select(finding => $"{finding.File}:{finding.Place?.Line} {finding.Rule} {finding.Message}")));
        Assert.AreEqual(100, report.Score);
    }

    [TestMethod]
    [DataRow("import x from './lib/totel.ts';\nexport default () => x;", "import of './lib/totel.ts' finds no file of the function: did you mean './lib/total.ts'?", null)]
    [DataRow("import x from 'left-pad';\nexport default () => x;", "import statements are restricted", "esbuild")]
    public void ImportThatCannotBe_IsAnError(string code, string message, string? fix)
    {
        var finding = Validate(("main.ts", code), ("lib/total.ts", "export {};")).Findings.Single();

        Assert.AreEqual(("no-import", message, "main.ts"), (finding.Rule, finding.Message, finding.File));
        StringAssert.Contains(finding.Fix ?? "", fix ?? "");
    }

    [TestMethod]
    public void EachFile_IsValidated_TheEntryFirst()
    {
        var findings = Validate(
            ("a.js", "export const a = eval('1');"),
            ("z.json", "{ oops"),
            ("main.js", "export const nothing = 1;"),
            ("b.ts", "enum A { B }"),
            ("c.js", "const password = 'hunter2-hunter2-hunter2';\nexport const c = (;")).Findings;

        Assert.AreEqual(
            "main.js default-export, a.js no-eval, b.ts syntax, c.js syntax, z.json syntax",
            string.Join(", ", findings.Select(finding => $"{finding.File} {finding.Rule}")));
    }

    [TestMethod]
    public void Secret_IsMaskedInItsFileAlone()
    {
        const string Key = "const key = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';\nexport const a = key;";
        var json = System.Text.Encoding.UTF8.GetString(Validate(("main.js", "export default () => eval('1');"), ("a.js", Key)).ToJson());

        StringAssert.Contains(json, "\"file\":\"a.js\"");
        Assert.DoesNotContain("4eC39HqLyjWDarjtT1zdp7dc", json);
        StringAssert.Contains(json, "eval('1')");
    }

    private static ValidationReport Validate(params (string Path, string Text)[] files)
    {
        var entry = files.Any(file => file.Path == "main.js") ? "main.js" : "main.ts";
        return FunctionValidator.ValidateFiles(
            new FunctionFiles([.. files.Select(file => new FunctionFile(file.Path, file.Text))], entry).Pack(), new ExecutionLimits());
    }
}
