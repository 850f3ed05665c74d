// case: named import
// file: a.js
export const x = 1; export function f() { return 2 } export class C { static v = 3 }
// file: main.js
import { x, f, C } from 'a.js';
export default [x, f(), C.v];
// => [1,2,3]
// case: renamed import and export
// file: a.js
const x = 1; export { x as y, x as default, x as 'a string', x as if };
// file: main.js
import d, { y as z, 'a string' as s, if as i } from 'a.js';
export default [d, z, s, i];
// => [1,1,1,1]
// case: default as a name
// file: a.js
export default 5;
// file: main.js
import { default as d } from 'a.js';
export default d;
// => 5
// case: namespace import
// file: a.js
export let a = 1; export var b = 2; export default 3;
// file: main.js
import * as ns from 'a.js';
export default [Object.keys(ns), ns.a, ns.default];
// => [["a","b","default"],1,3]
// case: default and namespace
// file: a.js
export default 3; export const k = 4;
// file: main.js
import d, * as ns from 'a.js';
export default [d, ns.k];
// => [3,4]
// case: anonymous default function hoists and has a name
// file: a.js
import me from 'a.js'; export const early = typeof me; export default function () { }
// file: main.js
import f, { early } from 'a.js';
export default [early, f.name];
// => ["function","default"]
// case: anonymous default class
// file: a.js
export default class { static v = 1 }
// file: main.js
import C from 'a.js';
export default [C.v, C.name];
// => [1,"default"]
// case: default expression in parentheses
// file: a.js
export default (function () { return 1 });
// file: main.js
import f from 'a.js';
export default [f(), f.name];
// => [1,"default"]
// case: default arrow and async and generator
// file: a.js
export default async () => 1;
// file: b.js
export default async function* () { yield 2 }
// file: main.js
import a from 'a.js'; import b from 'b.js';
export default [await a(), (await b().next()).value];
// => [1,2]
// case: default object literal
// file: a.js
export default { a: 1 };
// file: main.js
import o from 'a.js';
export default o;
// => {"a":1}
// case: re-exports
// file: a.js
export const x = 1, y = 2; export default 3;
// file: b.js
export { x, y as z, default } from 'a.js'; export * as all from 'a.js'; export * as 'string name' from 'a.js';
// file: main.js
import d, { x, z, all, 'string name' as s } from 'b.js';
export default [d, x, z, all.y, s.x];
// => [3,1,2,2,1]
// case: star re-export leaves default out
// file: a.js
export const x = 1; export default 3;
// file: b.js
export * from 'a.js';
// file: main.js
import * as ns from 'b.js';
export default Object.keys(ns);
// => ["x"]
// case: live bindings
// file: a.js
export let n = 0; export const inc = () => ++n;
// file: main.js
import { n, inc } from 'a.js';
var before = n; inc();
export default [before, n];
// => [0,1]
// case: imports are constant
// file: a.js
export let n = 0;
// file: main.js
import { n } from 'a.js';
var r; try { n = 1 } catch (e) { r = e.name }
export default r;
// => "TypeError"
// case: cycles
// file: a.js
import { g } from 'b.js'; export function f(n) { return n ? g(n - 1) : 'done' }
// file: b.js
import { f } from 'a.js'; export function g(n) { return f(n) }
// file: main.js
import { f } from 'a.js';
export default f(3);
// => "done"
// case: side effects only, in order
// file: a.js
globalThis.log = ['a'];
// file: b.js
globalThis.log.push('b');
// file: main.js
import 'a.js'; import 'b.js';
export default globalThis.log;
// => ["a","b"]
// case: dynamic import
// file: a.js
export const x = 1; export default 2;
// file: main.js
const ns = await import('a.js');
export default [ns.x, ns.default];
// => [1,2]
// case: dynamic import with options and trailing commas
// file: a.js
export const x = 1;
// file: main.js
export default [(await import('a.js',)).x, (await import('a.js', undefined,)).x];
// v8 lacks: the second argument
// => [1,1]
// case: dynamic import of an expression in a function
// file: a.js
export const x = 4;
// file: main.js
const load = name => import(`${name}.js`).then(({ x }) => x);
export default await load('a');
// => 4
// case: import meta
// file: main.js
export default [typeof import.meta, Object.getPrototypeOf(import.meta), import.meta === import.meta];
// => ["object",null,true]
// case: top-level await
// file: a.js
export const x = await Promise.resolve(6); for await (const y of [1]) globalThis.y = y;
// file: main.js
import { x } from 'a.js';
export default [x, globalThis.y];
// => [6,1]
// case: modules are strict
// file: main.js
export default [(function () { return this })() === undefined, this === undefined];
// => [true,true]
// case: empty lists
// file: a.js
export { }; import { } from 'b.js'; export { } from 'b.js';
// file: b.js
globalThis.seen = 1;
// file: main.js
import { } from 'a.js';
export default globalThis.seen;
// => 1
// case: trailing commas in lists
// file: a.js
const x = 1; export { x, };
// file: main.js
import { x, } from 'a.js';
export default x;
// => 1
// case: words as imported names
// file: a.js
export const from = 1, as = 2, of = 3, get = 4, async = 5;
// file: main.js
import { from, as, of as as2, get, async } from 'a.js';
export default [from, as, as2, get, async];
// => [1,2,3,4,5]
// case: as as as
// file: a.js
export const as = 7;
// file: main.js
import { as as as } from 'a.js';
export default as;
// => 7
// case: default import called from
// file: a.js
export default 8;
// file: main.js
import from from 'a.js';
export default from;
// => 8
// case: default imports called defer and source
// file: a.js
export default 8; export const y = 9;
// file: main.js
import defer from 'a.js'; import source, { y } from 'a.js';
export default [defer, source, y];
// => [8,8,9]
// case: import attributes
// file: a.js
export const x = 1;
// file: main.js
import { x } from 'a.js' with { };
export default x;
// v8 lacks: import attributes
// => 1
// case: exported declarations of every kind
// file: a.js
export var a = 1, b; export let { c, d: [e] } = { c: 3, d: [5] }; export const f = () => 6; export function* g() { yield 7 } export async function h() { return 8 } export class I { }
// file: main.js
import * as ns from 'a.js';
export default [Object.keys(ns), ns.c, ns.e, [...ns.g()], await ns.h()];
// => [["I","a","b","c","e","f","g","h"],3,5,[7],8]
// case: duplicate exports
// file: main.js
export const a = 1; export { a };
// => throws SyntaxError
// case: export of an unknown name
// file: main.js
export { unknown };
// => throws SyntaxError
// case: export before the declaration
// file: a.js
export { later }; let later = 3;
// file: main.js
import { later } from 'a.js';
export default later;
// => 3
// case: import of a missing name
// file: a.js
export const x = 1;
// file: main.js
import { y } from 'a.js';
export default y;
// => throws SyntaxError
// case: duplicate imports
// file: a.js
export const x = 1;
// file: main.js
import { x } from 'a.js'; import { x } from 'a.js';
// => throws SyntaxError
// case: await is reserved
// file: main.js
var await = 1;
// => throws SyntaxError
// case: import inside a block
// file: main.js
{ import 'a.js' }
// => throws SyntaxError
// case: lone surrogate in an export name
// file: main.js
var a; export { a as '\uD800' };
// => throws SyntaxError
// case: string export without from
// file: main.js
export { 'a' as b };
// => throws SyntaxError
// case: function declared twice at the top level of a module
// file: main.js
function f() { } function f() { }
// => throws SyntaxError
// case: deferred namespace import
// v8 lacks: import defer
// file: log.js
globalThis.log = [];
// file: a.js
globalThis.log.push('a'); export const x = 1;
// file: main.js
import 'log.js';
import defer * as ns from 'a.js';
const before = log.length;
export default [before, ns.x, log.length];
// => [0,1,1]
// case: deferred dynamic import
// v8 lacks: import defer
// file: a.js
globalThis.loaded = true; export const x = 1;
// file: main.js
const ns = await import.defer('a.js');
export default [typeof globalThis.loaded, ns.x, globalThis.loaded];
// => ["undefined",1,true]
