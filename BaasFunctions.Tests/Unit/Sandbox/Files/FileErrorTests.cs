using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Files.TestFiles;
using TestRun = BaasFunctions.Sandbox.Contracts.TestRun;

namespace BaasFunctions.Tests.Unit.Sandbox.Files;

/// <summary>What an author of several files is told: which file, where, and what to write.</summary>
[TestClass]
public sealed class FileErrorTests
{
    [TestMethod]
    public async Task MissingFile_IsRefusedAtItsImport_WithTheNearestName()
    {
        var error = await ErrorAsync(
            ("main.js", "import { a } from './lib/a.js';\nexport default () => a;"),
            ("lib/a.js", "\nimport { price } from '../lib/prise.js';\nexport const a = price;"),
            ("lib/price.js", "export const price = 1;"));

        Assert.AreEqual(ErrorCodes.ImportNotFound, error.Code);
        Assert.AreEqual("SyntaxError", error.Name);
        Assert.AreEqual("import of '../lib/prise.js' finds no file of the function: did you mean './price.js'?", error.Message);
        Assert.AreEqual("lib/a.js:2:23", error.Diagnostic!.Place);
        StringAssert.Contains(error.Diagnostic.CodeFrame, "2 | import { price } from '../lib/prise.js';\n  |                       ^");
    }

    [TestMethod]
    [DataRow("left-pad")]
    [DataRow("node:fs")]
    [DataRow("https://esm.sh/left-pad")]
    [DataRow("npm:left-pad")]
    [DataRow("/lib/a.js")]
    public async Task ImportOfAnythingElse_SaysHowToBundle(string specifier)
    {
        var code = $"import x from '{specifier}';\nexport default () => x;";
        var one = (await TestSandbox.RunAsync(code)).Error!;
        var several = await ErrorAsync(("main.js", code), ("other.js", ""));

        foreach (var error in (ExecutionError[])[one, several])
        {
            Assert.AreEqual(ErrorCodes.ImportNotAvailable, error.Code);
            Assert.AreEqual(
                $"import of '{specifier}' is not available: a function imports its own files alone, by a relative path such as './prices.js'", error.Message);
            StringAssert.EndsWith(error.Hint, "Bundle packages into the function: npx esbuild main.ts --bundle --format=esm --outfile=function.js (docs/npm.md)");
            Assert.AreEqual((1, 15), (error.Diagnostic!.Line, error.Diagnostic.Column));
        }

        Assert.IsNull(one.Diagnostic!.File);
        Assert.AreEqual("main.js", several.Diagnostic!.File);
    }

    [TestMethod]
    public async Task RelativeImport_InOneFile_NamesTheFieldFiles()
    {
        var error = (await TestSandbox.RunAsync("import x from './x.js';\nexport default () => x;")).Error!;

        Assert.AreEqual(ErrorCodes.ImportNotAvailable, error.Code);
        StringAssert.Contains(error.Hint, "field files in place of code");
    }

    [TestMethod]
    [DataRow("../outside.js")]
    [DataRow("./lib/../../../etc/passwd")]
    public async Task ImportOfWhatIsOutside_FindsNoFile(string specifier)
    {
        Assert.AreEqual(ErrorCodes.ImportNotFound, (await ErrorAsync(("main.js", $"import '{specifier}';\nexport default () => 1;"))).Code);
    }

    [TestMethod]
    public async Task SyntaxError_NamesItsFile()
    {
        var error = await ErrorAsync(("main.js", "import './lib/x.js';\nexport default () => 1;"), ("lib/x.js", "export const a = 1;\nexport const b = (;"));

        Assert.AreEqual(ErrorCodes.SyntaxError, error.Code);
        Assert.AreEqual("lib/x.js:2:19", error.Diagnostic!.Place);
        StringAssert.Contains(error.Diagnostic.CodeFrame, "2 | export const b = (;");
    }

    [TestMethod]
    public async Task TypesInAScript_SayWhatToNameIt()
    {
        var error = await ErrorAsync(("main.js", "import './x.js';\nexport default () => 1;"), ("x.js", "export const a: number = 1;"));

        Assert.AreEqual("x.js:1:15", error.Diagnostic!.Place);
        Assert.AreEqual("This is TypeScript: name the file x.ts", error.Hint);
    }

    [TestMethod]
    public async Task BrokenJson_IsRefusedWhereItBreaks()
    {
        var error = await ErrorAsync(("main.js", "import x from './x.json';\nexport default () => x;"), ("x.json", "{\n  \"ä\": 1,\n  \"b\": oops\n}"));

        Assert.AreEqual(ErrorCodes.SyntaxError, error.Code);
        Assert.AreEqual("x.json:3:8", error.Diagnostic!.Place);
    }

    [TestMethod]
    public async Task NameThatIsNotExported_IsRefusedAtItsPlace()
    {
        var error = await ErrorAsync(
            ("main.ts", "import { total,\n  prize } from './x';\nexport default () => total(prize);"),
            ("x.ts", "export const total = (n: number) => n;\nexport const price = 1;"));

        Assert.AreEqual(ErrorCodes.SyntaxError, error.Code);
        Assert.AreEqual("x.ts exports no prize: did you mean price?", error.Message);
        Assert.AreEqual("A type is imported with import type, or with type before its name", error.Hint);
        Assert.AreEqual("main.ts:2:3", error.Diagnostic!.Place);
    }

    [TestMethod]
    public async Task DefaultThatIsNotExported_SaysWhatToWrite()
    {
        var error = await ErrorAsync(("main.js", "import x from './x.js';\nexport default () => x;"), ("x.js", "export const price = 1;"));

        Assert.AreEqual("x.js has no default export", error.Message);
        Assert.AreEqual("Name what you import: import { price } from ...", error.Hint);
    }

    [TestMethod]
    public async Task ThrownError_NamesItsFile_InPlaceFrameAndStack()
    {
        var error = await ErrorAsync(
            ("main.ts", "import { load } from './lib/load.ts';\nexport default async function handler() { return await load(); }"),
            ("lib/load.ts", "export async function load(): Promise<void> {\n  await null;\n  const user: { name?: string } | undefined = undefined;\n  user.name.length;\n}"));

        Assert.AreEqual("TypeError", error.Name);
        Assert.AreEqual("lib/load.ts:4", error.Diagnostic!.Place[..13]);
        StringAssert.Contains(error.Diagnostic.CodeFrame, "4 |   user.name.length;");
        StringAssert.Contains(error.Stack, "lib/load.ts:4:");
    }

    [TestMethod]
    public async Task Stack_NamesEachFile()
    {
        Assert.AreEqual("""["at fail (lib/x.ts:3:39)","at handler (main.ts:4:22)"]""", await DataAsync(
            ("main.ts", "import { fail } from './lib/x';\n\nexport default function handler() {\n  try { return void (fail()); }\n  catch (error) { return error.stack.split('\\n').slice(1).map(line => line.trim()); }\n}"),
            ("lib/x.ts", "type Never = never;\n\nexport function fail(): Never { throw new Error('x'); }")));
    }

    [TestMethod]
    public async Task Destructuring_NamesTheExpressionOfItsFile()
    {
        var error = await ErrorAsync(
            ("main.js", "import { read } from './x.js';\nexport default request => read(request);"),
            ("x.js", "export function read(request) {\n  const { name } = request.body.user;\n  return name;\n}"));

        Assert.AreEqual("Cannot destructure property 'name' of 'request.body.user' as it is undefined or null", error.Message);
        Assert.AreEqual("x.js:2", error.Diagnostic!.Place[..6]);
    }

    [TestMethod]
    public async Task ErrorWhileAFileRuns_IsThatOfTheFunction()
    {
        var error = await ErrorAsync(("main.js", "import './x.js';\nexport default () => 1;"), ("x.js", "\nthrow new RangeError('at the start');"));

        Assert.AreEqual(("RangeError", "at the start"), (error.Name, error.Message));
        Assert.AreEqual("x.js:2", error.Diagnostic!.Place[..6]);
    }

    [TestMethod]
    [DataRow("'./y.js'", "TypeError: import of './y.js' finds no file of the function: did you mean './x.js'?")]
    [DataRow("'fs'", "TypeError: import of 'fs' is not available: a function imports its own files alone, by a relative path such as './prices.js'")]
    [DataRow("'../../x.js'", "TypeError: import of '../../x.js' finds no file of the function: did you mean './x.js'?")]
    [DataRow("'./x.js'", "SyntaxError: x.js:1:4: Unexpected end of input")]
    [DataRow("'./needs.js'", "SyntaxError: needs.js:1:8: import of './gone.js' finds no file of the function")]
    [DataRow("'./wants.js'", "SyntaxError: wants.js:1:10: ok.js exports no nothing")]
    [DataRow("'./wantsmore.js'", "SyntaxError: wants.js:1:10: ok.js exports no nothing")]
    [DataRow("'file:ok.js'", "TypeError: import of 'file:ok.js' is not available: a function imports its own files alone, by a relative path such as './prices.js'")]
    public async Task DynamicImport_ThatCannotBe_Rejects(string specifier, string expected)
    {
        var found = await DataAsync(
            ("main.js", $"export default async () => {{ try {{ await import({specifier}); }} catch (error) {{ return `${{error.name}}: ${{error.message}}`; }} }};"),
            ("x.js", "a ("),
            ("needs.js", "import './gone.js';"),
            ("wants.js", "import { nothing } from './ok.js';"),
            ("wantsmore.js", "import './wants.js';"),
            ("ok.js", "export {};"));
        Assert.AreEqual(expected, System.Text.Json.JsonSerializer.Deserialize<string>(found));
    }

    [TestMethod]
    [DataRow("with { type: 'json' }", "x.js is no JSON: import it without the attribute type")]
    [DataRow("with { type: 'text' }", "type: 'text' is not known: files of JSON have type: 'json', others none")]
    public async Task TypeThatDoesNotFit_IsRefused(string attribute, string message)
    {
        var error = await ErrorAsync(("main.js", $"import x from './x.js' {attribute};\nexport default () => x;"), ("x.js", "export default 1;"));

        Assert.AreEqual(message, error.Message);
        Assert.AreEqual("main.js:1:15", error.Diagnostic!.Place);
    }

    [TestMethod]
    public async Task EntryWithoutDefaultExport_IsNamed()
    {
        var error = await ErrorAsync(("main.js", "export const a = 1;"), ("x.js", "export default 1;"));

        Assert.AreEqual(ErrorCodes.NoDefaultExport, error.Code);
        StringAssert.StartsWith(error.Message, "main.js: The module has no default export");
    }

    [TestMethod]
    public async Task Coverage_NamesTheFileOfEachPlace()
    {
        var result = await TestSandbox.Shared.ExecuteAsync(
            Request(("main.js", "import { pick } from './x.js';\nexport default () => pick(true);"), ("x.js", "export function pick(first) {\n  if (first) return 1;\n  return 2;\n}"))
                with { Test = new TestRun { Coverage = true } },
            CancellationToken.None);

        Assert.AreEqual(new CoveragePlace(3, 3, "x.js"), result.Coverage!.Uncovered.Single());
    }
}
