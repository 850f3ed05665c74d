using BaasFunctions.Sandbox.Compilation.TypeScript;

namespace BaasFunctions.Tests.Unit.Sandbox.TypeScript;

/// <summary>What is only type becomes blanks, and everything else stays where it is.</summary>
[TestClass]
public sealed class TypeEraserTests
{
    [TestMethod]
    [DataRow("let x: string = 'a';", "let x         = 'a';")]
    [DataRow("let x!: Map<string, number[]>;", "let x                        ;")]
    [DataRow("function f(this: Window, a?: string, ...rest: any[]): asserts a is string {}", "function f(              a         , ...rest       )                      {}")]
    [DataRow("const f = <T,>(x: T): x is T => x;", "const f =     (x   )         => x;")]
    [DataRow("x = a ? (b) : c => d;", "x = a ? (b) : c => d;")]
    [DataRow("x = a ? (b): c => d : e;", "x = a ? (b)    => d : e;")]
    [DataRow("x = a ? (b, c) : d;", "x = a ? (b, c) : d;")]
    [DataRow("x = a ? async (b): Promise<c> => d : e;", "x = a ? async (b)             => d : e;")]
    [DataRow("switch (a) { case (b): (c); }", "switch (a) { case (b): (c); }")]
    [DataRow("f<T>(x); a < b > c; new Map<string, A>; a?.<T>(b); f<T>`x`;", "f   (x); a < b > c; new Map           ; a?.   (b); f   `x`;")]
    [DataRow("a<b<c>>(d); a < b >> c; i<n; a = b<c && d>e", "a      (d); a < b >> c; i<n; a = b<c && d>e")]
    [DataRow("x = y as T; (z as any).a!.b![0]!(); q = w satisfies { a: 1 } as const", "x = y     ; (z       ).a .b [0] (); q = w                            ")]
    [DataRow("x as T\n(y)", "x ;   \n(y)")]
    [DataRow("a\ntype X = 1\n(b)", "a\n;         \n(b)")]
    [DataRow("type X = { a: 1 }\n'use strict'", "                 \n'use strict'")]
    [DataRow("interface A<T> extends B, C<T> { (x: T): void; new (): A; readonly [k: string]: T; get x(): 1 }\ny", "                                                                                               \ny")]
    [DataRow("class A<T> extends B<T> implements C<T>, D { }", "class A    extends B                       { }")]
    [DataRow("class A { private readonly x?: number = 1; declare y: T; [k: string]: any; abstract z(): void; static override w!: T }", "class A {                  x          = 1;                                                     static          w     }")]
    [DataRow("class A { f(a: T): void; f(a): void {} get; set x(v: T) {} static async *g<T>() {} }", "class A {                f(a)       {} get; set x(v   ) {} static async *g   () {} }")]
    [DataRow("class A { x = 1\n private ['y'] = 2 }", "class A { x = 1\n ;       ['y'] = 2 }")]
    [DataRow("class A { get: T\n x() {} }", "class A { get;  \n x() {} }")]
    [DataRow("abstract class A {}\nexport abstract class B {}\nexport default abstract class C {}", "         class A {}\nexport          class B {}\nexport default          class C {}")]
    [DataRow("import type A from 'a'; import { type B, c, type as as } from 'b'; import type from 'd';", "                        import {         c, type as as } from 'b'; import type from 'd';")]
    [DataRow("x; export type { A }; export { type B, c }; export type * from 'd'", "x; ;                  export {         c }; ;                     ")]
    [DataRow("x; declare const A: T; declare function f(): void; declare module 'm' { export = x; enum E {} } declare global { var x: 1 }", "x; ;                   ;                           ;                                            ;                          ")]
    [DataRow("x; namespace A { export type B = 1; interface C {} }", "x; ;                                                ")]
    [DataRow("let f = (a: string): Array<\nT\n> => [a];", "let f = (a                 \n \n) => [a];")]
    [DataRow("return <\nT>(a: T) => a;", "return (\n   a   ) => a;")]
    [DataRow("try {} catch (e: unknown) {}", "try {} catch (e         ) {}")]
    [DataRow("for (const x of y as T[]) for (let i: number = 0; i < n; i++) {}", "for (const x of y       ) for (let i         = 0; i < n; i++) {}")]
    [DataRow("let a: T extends (infer U extends X)[] ? U : `a${U}b`, b: [x?: 1, ...y: 2[]], c: typeof import('x')", "let a                                                , b                    , c                    ")]
    [DataRow("let a: new () => T, b: abstract new (x: { y: 1 }) => T, c: (({ a }: T, [b]: U) => void)[], d: unique symbol", "let a             , b                                 , c                                , d               ")]
    [DataRow("let a: { -readonly [K in keyof T as X<K>]+?: T[K] }, b: asserts | is, c: -1 | 'x' | null | this", "let a                                              , b              , c                        ")]
    [DataRow("const o = { m<T>(x: T): T { return x }, get a(): T { return 1 }, async *[b]() {}, type: 1, declare, as }", "const o = { m   (x   )    { return x }, get a()    { return 1 }, async *[b]() {}, type: 1, declare, as }")]
    [DataRow("type = 1; declare\nlet x; abstract; namespace\n(a); interface\nb", "type = 1; declare\nlet x; abstract; namespace\n(a); interface\nb")]
    [DataRow("a = b / c as T / d; r = /[/]<T>(x: T)/.test(x!)", "a = b / c      / d; r = /[/]<T>(x: T)/.test(x )")]
    [DataRow("t = `a${b as T}c${`d${e!}`}`", "t = `a${b     }c${`d${e }`}`")]
    [DataRow("@dec class A { @dec() private x: T; constructor(@inject() a: T) {} }", "@dec class A { @dec()         x   ; constructor(@inject() a   ) {} }")]
    [DataRow("label: for (;;) break label", "label: for (;;) break label")]
    [DataRow("using x: T = a; await using y: U = b;", "using x    = a; await using y    = b;")]
    public void Erase_Types_AreBlanks(string source, string expected)
    {
        var erased = TypeEraser.Erase(source);

        Assert.IsNull(erased.Fault);
        Assert.AreEqual(expected, erased.Text);
    }

    [TestMethod]
    [DataRow("enum Color { Red }", "an enum", "const Color = { Red: 0, Green: 1 } as const")]
    [DataRow("x; export const enum E { A }", "an enum", "const E = ")]
    [DataRow("namespace N { export const a = 1 }", "a namespace", "const N = ")]
    [DataRow("class A { constructor(private a: T) {} }", "the private", "this.name = name")]
    [DataRow("import a = require('a')", "import =", "import name from")]
    [DataRow("export import a = b.c", "import =", "import name from")]
    [DataRow("export = a", "export =", "export default")]
    [DataRow("const x = <any>y", "a cast", "value as Type")]
    [DataRow("const x = <T>(y)", "a cast", "value as Type")]
    [DataRow("x = a + b as T * c", "as between", "(left as Type) * right")]
    public void Erase_WhatRuns_IsRefusedWithARewrite(string source, string form, string rewrite)
    {
        var fault = TypeEraser.Erase(source).Fault;

        Assert.AreEqual(ErasureFaultKind.NotErasable, fault?.Kind);
        StringAssert.StartsWith(fault!.Form, form);
        StringAssert.Contains(fault.Rewrite, rewrite);
    }

    [TestMethod]
    [DataRow("let x: = 5")]
    [DataRow("f(a: T)")]
    [DataRow("(a: T)")]
    [DataRow("class A { x: }")]
    [DataRow("type X = {")]
    [DataRow("`${a")]
    [DataRow("a b")]
    public void Erase_NoTypeScript_IsASyntaxError(string source) => Assert.AreEqual(ErasureFaultKind.Syntax, TypeEraser.Erase(source).Fault?.Kind);

    [TestMethod]
    [DataRow("((((((((", 20_000)]
    [DataRow("a ? (b) : c => ", 5_000)]
    [DataRow("a ? (b): c => (", 5_000)]
    [DataRow("a<b<", 10_000)]
    [DataRow("let x: ({a: [", 5_000)]
    [DataRow("let x: T extends (infer U extends ", 5_000)]
    [DataRow("`${", 20_000)]
    [DataRow("class extends ", 20_000)]
    [DataRow("{ case (a): { ", 10_000)]
    [DataRow("async <T>(", 10_000)]
    [DataRow("<T>(", 10_000)]
    public void Erase_DeepNesting_Ends(string part, int times)
    {
        var erased = TypeEraser.Erase(string.Concat(Enumerable.Repeat(part, times)));

        Assert.IsNull(erased.Text);
    }
}
