using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox.TypeScript;

/// <summary>Functions written in TypeScript run as they are.</summary>
[TestClass]
public sealed class TypeScriptFunctionTests
{
    [TestMethod]
    public async Task Function_OfTypeScript_Runs()
    {
        var result = await RunTypedAsync("""
            interface Order { items: { price: number }[] }
            const sum = (prices: readonly number[]): number => prices.reduce((a, b) => a + b, 0);
            export const config = { name: 'total', timeout: 5000 } satisfies Config;
            export default async function handler(request: { body: Order }, context: unknown): Promise<number> {
              const { items } = request.body as Order;
              return sum(items.map((item): number => item.price!));
            }
            """, request => request.WithBody("""{"body":{"items":[{"price":2},{"price":3}]}}"""));

        Assert.AreEqual("5", result.Data(), result.Error?.Message);
        Assert.IsEmpty(result.Logs);
    }

    [TestMethod]
    public async Task Body_OfTypeScript_Runs() =>
        Assert.AreEqual("3", (await RunTypedAsync("type N = number\nconst [a, b]: N[] = [1, 2]\nreturn (a as N) + b!")).Data());

    [TestMethod]
    [DataRow("interface Order { total: number }\nexport default (r) => r.body;")]
    [DataRow("export interface Order {\n  total: number;\n}")]
    [DataRow("export default async (request: any) => request.body;")]
    [DataRow("export default async function handler(request, context): Promise<number> {\n  return 1;\n}")]
    [DataRow("export default function handler(request?: string) { return 1; }")]
    [DataRow("export default function handler({ body }: BaasRequest) { return body; }")]
    [DataRow("export default function (request) {\n  const order = request.body as Order;\n  return order;\n}")]
    [DataRow("const o = { a: 1 } as const; export default () => o;")]
    [DataRow("const o = {} satisfies Config; export default () => o;")]
    [DataRow("type Id = string | number; export default () => 1;")]
    [DataRow("import type { Order } from './types'; export default () => 1;")]
    [DataRow("import { type Order } from './types'; export default () => 1;")]
    [DataRow("function first<T>(list) { return list[0]; }\nexport default () => first([1]);")]
    [DataRow("class Box<T> { value = 1; }\nexport default () => new Box();")]
    [DataRow("const cache = new Map<string, number>();\nexport default () => cache.size;")]
    [DataRow("const total: number = 5; export default () => total;")]
    [DataRow("let name: string; export default () => name;")]
    [DataRow("let items: Array<{ id: number }> = []; export default () => items;")]
    [DataRow("const f = (a: string, b: number[]) => a + b; export default f;")]
    [DataRow("class User { name: string; constructor() { this.name = ''; } }\nexport default () => new User();")]
    [DataRow("class User { private name = ''; }\nexport default () => new User();")]
    [DataRow("class A implements B {}\nexport default () => 1;")]
    [DataRow("abstract class A {}\nexport default () => 1;")]
    [DataRow("declare const API: string;\nexport default () => API;")]
    [DataRow("export default (r) => r.body!.total;")]
    [DataRow("export default (r) => { try { return 1; } catch (e: unknown) { return 2; } }")]
    [DataRow("const isText = (x: unknown): x is string => typeof x === 'string'; export default isText;")]
    [DataRow("export default async <T>(request: T) => request;")]
    [DataRow("function handler(this: Window, a) { return a; }\nexport default handler;")]
    public async Task TypeScript_ThatNobodyAnnounced_RunsAndSaysSo(string code)
    {
        var result = await RunAsync(code);

        Assert.AreNotEqual(ErrorCodes.SyntaxError, result.Error?.Code, result.Error?.Message);
        if (result.Error?.Code is not (ErrorCodes.NoDefaultExport or ErrorCodes.ImportNotAvailable))
        {
            var entry = result.Logs[0];
            Assert.AreEqual(LogEntryLevel.Info, entry.Level);
            StringAssert.Contains(entry.Message, "TypeScript");
        }
    }

    [TestMethod]
    [DataRow(SourceLanguage.TypeScript)]
    [DataRow(null)]
    public async Task Enum_IsRefusedWithItsPlaceAndARewrite(SourceLanguage? language)
    {
        var error = (await RunAsync("const a: number = 1;\n  enum Color { Red }\nreturn Color.Red;", request => request with { Language = language })).Error!;

        Assert.AreEqual(ErrorCodes.TypeScriptNotErasable, error.Code);
        Assert.AreEqual((2, 3), (error.Diagnostic!.Line, error.Diagnostic.Column));
        StringAssert.Contains(error.Diagnostic.CodeFrame, "const a: number = 1;");
        StringAssert.Contains(error.Hint, "const Color = { Red: 0, Green: 1 } as const");
    }

    [TestMethod]
    [DataRow("enum Colour { Red, Green }\nexport default () => Colour.Red;")]
    [DataRow("class User { constructor(private readonly db: Db) {} }\nexport default () => 1;")]
    [DataRow("namespace Shop { export const a = 1; }\nexport default () => 1;")]
    public async Task TypeScript_ThatIsMoreThanTypes_IsRefused(string code) =>
        Assert.AreEqual(ErrorCodes.TypeScriptNotErasable, (await RunAsync(code)).Error?.Code);

    [TestMethod]
    public async Task Error_InTypeScript_ShowsTheAuthorsText()
    {
        var error = (await RunTypedAsync("export default (request: any): void => {\n  const a: string = 'x', b = (null as any).c;\n}")).Error!;

        Assert.AreEqual((2, 44), (error.Diagnostic!.Line, error.Diagnostic.Column), error.Message);
        StringAssert.Contains(error.Diagnostic.CodeFrame, "const a: string = 'x', b = (null as any).c;");
        StringAssert.Contains(error.Stack, "hello.ts:2:");
    }

    [TestMethod]
    [DataRow("const a: = 5;", 1, 10)]
    [DataRow("const a: number = 5;\nreturn a +;", 2, 11)]
    public async Task SyntaxError_InTypeScript_HasItsPlace(string code, int line, int column)
    {
        var error = (await RunTypedAsync(code)).Error!;

        Assert.AreEqual(ErrorCodes.SyntaxError, error.Code);
        Assert.AreEqual((line, column), (error.Diagnostic!.Line, error.Diagnostic.Column), error.Message);
    }

    [TestMethod]
    public async Task SyntaxError_BelowTypesThatNobodyAnnounced_IsTheOneOfTypeScript()
    {
        var error = (await RunAsync("const a: number = 5;\nreturn a +;")).Error!;

        Assert.AreEqual(2, error.Diagnostic!.Line);
    }

    [TestMethod]
    public async Task TypeScript_AnnouncedAsJavaScript_IsRefusedWithAHint()
    {
        var error = (await RunAsync("const a: number = 1; return a;", request => request with { Language = SourceLanguage.JavaScript })).Error!;

        Assert.AreEqual(ErrorCodes.SyntaxError, error.Code);
        StringAssert.Contains(error.Hint, "\"typescript\"");
    }

    [TestMethod]
    public async Task Text_ThatMeansSomethingInBothLanguages_IsReadAsItIsAnnounced()
    {
        const string Code = "const f = (x) => x, T = 1; return f<T>(2);";

        Assert.AreEqual("2", (await RunTypedAsync(Code)).Data());
        Assert.AreEqual("false", (await RunAsync(Code)).Data());
        Assert.AreEqual("2", (await RunTypedAsync(Code)).Data());
    }

    [TestMethod]
    [DataRow("x: = 1", 1, 4)]
    [DataRow("const a: number = 1;\n  missing(a as number);", 2, 3)]
    public void Validation_OfTypeScript_HasThePlacesOfTheAuthor(string code, int line, int column)
    {
        var report = FunctionValidator.Validate(code, new ExecutionLimits(), SourceLanguage.TypeScript);

        StringAssert.Contains(System.Text.Encoding.UTF8.GetString(report.ToJson()), $"\"line\":{line},\"column\":{column}");
    }

    [TestMethod]
    public void Validation_OfTypesThatNobodyAnnounced_FindsNoError() =>
        Assert.IsEmpty(FunctionValidator.Validate("export default (request: { body: string }): string => request.body!;", new ExecutionLimits()).Errors);

    private static Task<ExecutionResult> RunTypedAsync(string code, Func<ExecutionRequest, ExecutionRequest>? change = null) =>
        RunAsync(code, request => (change?.Invoke(request) ?? request) with { Language = SourceLanguage.TypeScript });
}
