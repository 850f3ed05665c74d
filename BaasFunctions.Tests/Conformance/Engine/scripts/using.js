// case: using disposes at the end of its block
// v8 lacks: explicit resource management
var log = []; var r = n => ({ [Symbol.dispose]() { log.push(n) } }); { using a = r('a'); log.push('body') } log
// => ["body","a"]
// case: using disposes in reverse
// v8 lacks: explicit resource management
var log = []; var r = n => ({ [Symbol.dispose]() { log.push(n) } }); { using a = r('a'), b = r('b'); using c = r('c') } log
// => ["c","b","a"]
// case: using in a function
// v8 lacks: explicit resource management
var log = []; function f() { using a = { [Symbol.dispose]() { log.push('d') } }; return log.push('r') } f(); log
// => ["r","d"]
// case: using null and undefined
// v8 lacks: explicit resource management
{ using a = null, b = undefined; [a, b] }
// => [null,null]
// case: using in for of
// v8 lacks: explicit resource management
var log = []; for (using a of [1, 2].map(n => ({ n, [Symbol.dispose]() { log.push('d' + n) } }))) log.push(a.n); log
// => [1,"d1",2,"d2"]
// case: using in a for head
// v8 lacks: explicit resource management
var log = []; for (using a = { [Symbol.dispose]() { log.push('d') } }, i = { n: 0, [Symbol.dispose]() { } }; i.n < 2; i.n++) log.push(i.n); log
// => [0,1,"d"]
// case: using of is no declaration in for of
// v8 lacks: explicit resource management
var log = []; for (using of of [{ [Symbol.dispose]() { log.push('d') } }]) log.push(typeof of); log
// => throws ReferenceError
// case: using as a loop target called using
// v8 lacks: explicit resource management
var using, r = []; for (using of [1, 2]) r.push(using); r
// => [1,2]
// case: using as a name
// v8 lacks: explicit resource management
var using = 1; using = using + 1; using
using++; using
// => 3
// case: using as a member and call
// v8 lacks: explicit resource management
var using = [5]; var r = [using[0], using.length]; r
// => [5,1]
// case: using before a line break
// v8 lacks: explicit resource management
var using = 1, x = 2; using
x = 3; [using, x]
// => [1,3]
// case: using in a static block and a method
// v8 lacks: explicit resource management
var log = []; var r = n => ({ [Symbol.dispose]() { log.push(n) } }); class A { static { using a = r('s') } m() { using b = r('m') } } new A().m(); log
// => ["s","m"]
// case: using with an error
// v8 lacks: explicit resource management
var log = []; try { using a = { [Symbol.dispose]() { log.push('d') } }; throw 1 } catch (e) { log.push(e) } log
// => ["d",1]
// case: errors of disposal are suppressed errors
// v8 lacks: explicit resource management
try { using a = { [Symbol.dispose]() { throw 'b' } }; throw 'a' } catch (e) { [e.name, e.error, e.suppressed] }
// => ["SuppressedError","b","a"]
// case: using of a value without a method
// v8 lacks: explicit resource management
try { using a = {}; 'none' } catch (e) { e.name }
// => "TypeError"
// case: using in a generator
// v8 lacks: explicit resource management
var log = []; function* g() { using a = { [Symbol.dispose]() { log.push('d') } }; yield 1 } for (var x of g()) log.push(x); log
// => [1,"d"]
// case: await using in an async function
// v8 lacks: explicit resource management
(async () => { var log = []; { await using a = { async [Symbol.asyncDispose]() { log.push('d') } }; log.push('b') } return log })()
// => ["b","d"]
// case: await using falls back to dispose
// v8 lacks: explicit resource management
(async () => { var log = []; { await using a = { [Symbol.dispose]() { log.push('d') } } } return log })()
// => ["d"]
// case: await using in for of
// v8 lacks: explicit resource management
(async () => { var log = []; for (await using a of [{ async [Symbol.asyncDispose]() { log.push('d') } }]) log.push('b'); return log })()
// => ["b","d"]
// case: await using in for await
// v8 lacks: explicit resource management
(async () => { var log = []; for await (await using a of [{ async [Symbol.asyncDispose]() { log.push('d') } }]) log.push('b'); return log })()
// => ["b","d"]
// case: await of a name called using
// v8 lacks: explicit resource management
(async () => { var using = 4; return await using })()
// => 4
// case: await using with a line break is an await
// v8 lacks: explicit resource management
(async () => { var using = 4, x; var r = await using
x = 1; return [r, x] })()
// => [4,1]
// case: using without an initializer
// v8 lacks: explicit resource management
eval('{ using a }')
// => throws SyntaxError
// case: using with a pattern
// v8 lacks: explicit resource management
eval('{ using [a] = b }')
// note: a member of a name called using
// => throws ReferenceError
// case: using with an object pattern
// v8 lacks: explicit resource management
eval('{ using { a } = b }')
// => throws SyntaxError
// case: using in for in
// v8 lacks: explicit resource management
eval('for (using a in {});')
// => throws SyntaxError
// case: using in a single statement position
// v8 lacks: explicit resource management
eval('if (1) using a = null')
// => throws SyntaxError
// case: using directly in a switch case
// v8 lacks: explicit resource management
eval('switch (1) { case 1: using a = null }')
// => throws SyntaxError
// case: await using outside of async code
// v8 lacks: explicit resource management
eval('{ await using a = null }')
// => throws SyntaxError
// case: duplicate using
// v8 lacks: explicit resource management
eval('{ using a = null; let a }')
// => throws SyntaxError
// case: using at the top level of a module
// v8 lacks: explicit resource management
// file: a.js
const log = []; globalThis.log = log; using a = { [Symbol.dispose]() { log.push('d') } };
export const x = 1;
// file: main.js
import 'a.js';
export default globalThis.log;
// => ["d"]
// case: disposable stack
// v8 lacks: explicit resource management
var log = []; { using s = new DisposableStack(); s.defer(() => log.push(1)); s.defer(() => log.push(2)) } log
// => [2,1]
