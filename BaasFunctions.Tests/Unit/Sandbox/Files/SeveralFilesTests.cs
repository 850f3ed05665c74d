using static BaasFunctions.Tests.Unit.Sandbox.Files.TestFiles;

namespace BaasFunctions.Tests.Unit.Sandbox.Files;

/// <summary>A function of several files: what imports what, in which order it runs, and what is shared.</summary>
[TestClass]
public sealed class SeveralFilesTests
{
    [TestMethod]
    [DataRow("./lib/price.ts", "lib/price.ts")]
    [DataRow("./lib/price", "lib/price.ts")]
    [DataRow("./lib/price.js", "lib/price.ts", DisplayName = "The name that the compiler gives it")]
    [DataRow("./lib/price.mjs", "lib/price.mts")]
    [DataRow("./lib/price", "lib/price.js")]
    [DataRow("./lib", "lib/index.ts")]
    [DataRow("./lib/", "lib/index.js")]
    [DataRow("./lib/../lib/./price.js", "lib/price.js")]
    public async Task Import_OfARelativePath_FindsItsFile(string specifier, string path)
    {
        Assert.AreEqual("42", await DataAsync(
            ("main.js", $"import {{ price }} from '{specifier}';\nexport default () => price(40);"),
            (path, "export const price = net => net + 2;")));
    }

    [TestMethod]
    public async Task Import_FromAFolder_IsRelativeToItsFile()
    {
        Assert.AreEqual("\"a-b-top\"", await DataAsync(
            ("main.ts", "import { a } from './lib/a.ts';\nexport default () => a();"),
            ("lib/a.ts", "import { b } from './b';\nexport const a = (): string => `a-${b()}`;"),
            ("lib/b.ts", "import { top } from '../top';\nexport const b = (): string => `b-${top}`;"),
            ("top.ts", "export const top: string = 'top';")));
    }

    [TestMethod]
    public async Task ExactPath_WinsOverOneWithAnExtension()
    {
        Assert.AreEqual("\"js\"", await DataAsync(
            ("main.js", "import x from './x.js';\nexport default () => x;"),
            ("x.js", "export default 'js';"),
            ("x.ts", "export default 'ts';"),
            ("x.js.ts", "export default 'longer';")));
    }

    [TestMethod]
    [DataRow("import data from './data.json' with { type: 'json' };")]
    [DataRow("import data from './data.json';")]
    [DataRow("import data from './data';")]
    [DataRow("const data = (await import('./data.json', { with: { type: 'json' } })).default;")]
    public async Task Json_IsImportedAsItsValue(string import)
    {
        Assert.AreEqual(
            """{"rate":0.2,"own":true}""",
            await DataAsync(
                ("main.js", import + "\nexport default () => ({ rate: data.rate, own: Object.hasOwn(data, '__proto__') });"),
                ("data.json", """{ "rate": 0.2, "__proto__": { "polluted": true } }""")));
    }

    [TestMethod]
    [DataRow("1e999", "null", DisplayName = "Infinity")]
    [DataRow("\"\\ud800\"", "\"\\ud800\"", DisplayName = "Half of a surrogate pair")]
    [DataRow("\uFEFF{ \"a\": 1, \"a\": 2 }", "{\"a\":2}", DisplayName = "A byte order mark, and a name twice")]
    [DataRow(" -0.5 ", "-0.5")]
    public async Task Json_OfEveryKind_IsAsJsonParseReadsIt(string json, string expected) => Assert.AreEqual(
        expected, await DataAsync(("main.js", "import data from './data.json';\nexport default () => data;"), ("data.json", json)));

    [TestMethod]
    [DataRow(128, true)]
    [DataRow(129, false)]
    public async Task Json_AsDeepAsARequest_IsImported(int depth, bool isRead)
    {
        var result = await RunAsync(("main.js", "import data from './data.json';\nexport default () => data.length;"), ("data.json", new string('[', depth) + new string(']', depth)));

        Assert.AreEqual((isRead ? null : "SYNTAX_ERROR", isRead ? null : "The JSON is nested more than 128 levels deep"), (result.Error?.Code, result.Error?.Message));
    }

    [TestMethod]
    public async Task Json_WithAndWithoutAttribute_IsOneObject()
    {
        Assert.AreEqual("true", await DataAsync(
            ("main.js", "import a from './data.json';\nimport b from './data.json' with { type: 'json' };\nexport default () => a === b;"),
            ("data.json", "{}")));
    }

    [TestMethod]
    public async Task Modules_RunOnceEach_DependenciesFirst()
    {
        Assert.AreEqual("""["c","a","b","main"]""", await DataAsync(
            ("main.js", "import './a.js';\nimport './b.js';\nimport { order } from './c.js';\norder.push('main');\nexport default () => order;"),
            ("a.js", "import { order } from './c.js';\norder.push('a');"),
            ("b.js", "import { order } from './c';\nimport './a';\norder.push('b');"),
            ("c.js", "export const order = [];\norder.push('c');")));
    }

    [TestMethod]
    public async Task Bindings_AreLive()
    {
        Assert.AreEqual("[0,2]", await DataAsync(
            ("main.js", "import { count, add } from './counter.js';\nexport default () => { const before = count; add(); add(); return [before, count]; };"),
            ("counter.js", "export let count = 0;\nexport function add() { count++; }")));
    }

    [TestMethod]
    public async Task Cycle_SeesFunctionsAtOnceAndVariablesLater()
    {
        Assert.AreEqual("""["even","ReferenceError"]""", await DataAsync(
            ("main.js", "import { isEven, early } from './even.js';\nexport default () => [isEven(10) ? 'even' : 'odd', early()];"),
            ("even.js", "import { isOdd, early } from './odd.js';\nexport { early };\nexport function isEven(n) { return n === 0 || isOdd(n - 1); }\nexport const late = 1;"),
            ("odd.js", "import { isEven, late } from './even.js';\nexport function isOdd(n) { return n !== 0 && isEven(n - 1); }\n"
                + "let found; try { late; } catch (error) { found = error.name; }\nexport const early = () => found;")));
    }

    [TestMethod]
    public async Task TopLevelAwait_InAnImportedFile_IsAwaitedBeforeItsImporters()
    {
        Assert.AreEqual("""["slow","quick","main"]""", await DataAsync(
            ("main.js", "import { order } from './order.js';\nimport './slow.js';\nimport './quick.js';\norder.push('main');\nexport default () => order;"),
            ("slow.js", "import { order } from './order.js';\nawait new Promise(done => setTimeout(done, 5));\norder.push('slow');"),
            ("quick.js", "import './slow.js';\nimport { order } from './order.js';\norder.push('quick');"),
            ("order.js", "export const order = [];")));
    }

    [TestMethod]
    public async Task ExportsFrom_PassOn()
    {
        Assert.AreEqual("""[1,2,3,4]""", await DataAsync(
            ("main.js", "import one, { two, rest, three } from './all.js';\nexport default () => [one, two, three, rest.four];"),
            ("all.js", "export { one as default } from './parts.js';\nexport * from './parts.js';\nexport * as rest from './rest.js';"),
            ("parts.js", "export const one = 1, { two, deep: [three = 3] } = { two: 2, deep: [] };"),
            ("rest.js", "export const four = 4;")));
    }

    [TestMethod]
    public async Task Types_AreErased_WithTheirImports()
    {
        Assert.AreEqual("3", await DataAsync(
            ("main.ts", "import type { Item } from './types';\nimport { total, type Sum } from './sum';\nexport default (): Sum => total([{ price: 1 }, { price: 2 }] as Item[]);"),
            ("sum.ts", "import type { Item } from './types.ts';\nexport type Sum = number;\nexport const total = (items: Item[]): Sum => items.reduce((sum, item) => sum + item.price, 0);"),
            ("types.ts", "export interface Item { price: number }")));
    }

    [TestMethod]
    [DataRow("import('./lib/late.js')")]
    [DataRow("import(`./lib/${'late'}`)")]
    [DataRow("import(['.', 'lib', 'late.ts'].join('/'))")]
    public async Task DynamicImport_OfAFile_Runs(string import)
    {
        Assert.AreEqual("[1,true]", await DataAsync(
            ("main.js", $"export default async () => {{ const late = await {import}; return [late.value, late === await import('./lib/late')]; }};"),
            ("lib/late.ts", "export const value: number = 1;")));
    }

    [TestMethod]
    public async Task Config_IsThatOfTheEntry()
    {
        Assert.AreEqual("[25,true]", await DataAsync(
            ("main.js", "import { config as other } from './other.js';\nexport const config = { size: 25 };\nexport default (request, context) => [context.config.size, other.size === 1];"),
            ("other.js", "export const config = { size: 1, env_required: ['NOT_THERE'] };")));
    }

    [TestMethod]
    public async Task Paths_LikeNamesOfPrototypes_AreNames()
    {
        Assert.AreEqual("[1,2]", await DataAsync(
            ("main.js", "import a from './__proto__.js';\nimport b from './constructor/toString.js';\nexport default () => [a, b];"),
            ("__proto__.js", "export default 1;"),
            ("constructor/toString.js", "export default 2;")));
    }

    [TestMethod]
    public async Task FilesThatNothingReaches_AreNotRead()
    {
        Assert.AreEqual("1", await DataAsync(("main.js", "export default () => 1;"), ("notes.js", "this is no { program"), ("broken.json", "{")));
    }
}
