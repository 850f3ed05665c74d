using BaasFunctions.Sandbox.Compilation.TypeScript;

namespace BaasFunctions.Tests.Unit.Sandbox.TypeScript;

/// <summary>Whatever is missing from a text of TypeScript, reading it ends, and keeps its length and its lines.</summary>
[TestClass]
public sealed class ErasureFuzzTests
{
    private const int Rounds = 4000;

    private const string Source = """
        import type { A } from 'a';
        import { type B, c as d } from './b';
        export interface Row<T extends object = {}> extends Base<T> { readonly [k: string]: T; (a?: number, ...b: T[]): asserts a is T; }
        type Deep<T> = T extends [infer H extends string, ...infer R] ? `x${H}` : { -readonly [K in keyof T as `on${K}`]?: T[K] };
        declare global { var x: unique symbol }
        namespace Types { export type X = typeof import('x') }
        abstract class Box<in out T> extends Base.Map<string, T> implements P, Q<T> {
          private static readonly a?: T = 1;
          ['b']!: string
          [k: string]: any
          constructor(this: Box<T>, { a, b: [c] }: T = {}) { super<T>(a); }
          get v(): T { return this.#w!; } f(): void; async *f<T>(x: T) { yield* x as any; }
        }
        export const g = async <T,>(x: T, y?: number): Promise<T> => x ? (y) : (z): T => z < 1 ? /[/]>/.exec(`a${x as T}b`)! : f<T>(x);
        function isA(this: void, x: unknown): x is A { for (const e of x as A[]) { if (e) continue; } switch (x) { case (x): return x satisfies A; } }
        label: try { let u: (a: string) => void, v = new Map<string, Array<number>>(); u!(v.get('x')!.length as number) } catch (e: unknown) { throw e as Error }
        export default function <T>(request: { body: T }, context: any): T | undefined { return request.body ?? undefined }
        """;

    [TestMethod]
    public void Erase_TextWithoutSomeTokens_EndsAndKeepsItsLines()
    {
        var random = new Random(20_42);
        var tokens = TokensOf(Source);
        var erasedTexts = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var source = Without(tokens, random);

            var erased = TypeEraser.Erase(source);

            Assert.AreNotEqual(erased.Text is null, erased.Fault is null, source);
            if (erased.Text is { } text)
            {
                erasedTexts++;
                Assert.AreEqual(source.Length, text.Length);
                Assert.IsTrue(source.Zip(text).All(pair => (pair.First == '\n') == (pair.Second == '\n')), source);
            }
        }

        Assert.IsGreaterThan(Rounds / 50, erasedTexts);
    }

    [TestMethod]
    public void Erase_BeginningOfAText_Ends()
    {
        for (var length = 0; length < Source.Length; length++)
        {
            var erased = TypeEraser.Erase(Source[..length]);

            Assert.AreNotEqual(erased.Text is null, erased.Fault is null);
        }
    }

    [TestMethod]
    public void Erase_TheWholeText_Succeeds() => Assert.IsNull(TypeEraser.Erase(Source).Fault);

    /// <summary>Takes out one to four tokens, or puts one in the place of another.</summary>
    private static string Without(List<string> tokens, Random random)
    {
        var left = new List<string>(tokens);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(left.Count);
            if (random.Next(4) == 0)
            {
                left[at] = left[random.Next(left.Count)];
            }
            else
            {
                left.RemoveAt(at);
            }
        }

        return string.Concat(left);
    }

    /// <summary>Each token with the blanks in front of it.</summary>
    private static List<string> TokensOf(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<string>();
        lexer.Next();
        var start = 0;
        while (lexer.Current.Kind != TokenKind.End)
        {
            tokens.Add(text[start..lexer.Current.End]);
            start = lexer.Current.End;
            lexer.Next();
        }

        return tokens;
    }
}
