// case: await a value
(async () => (await 1) + (await Promise.resolve(2)))()
// => 3
// case: await order
var log = []; (async () => { log.push(1); await null; log.push(3) })(); log.push(2); Promise.resolve().then(() => log)
// => [1,2,3]
// case: await in expressions
(async function () { var o = { a: await 1, [await 'b']: await 2 }; return [o.a + await 3, o.b, `${await 4}`, (await [5])[0]] })()
// => [4,2,"4",5]
// case: await throws
(async () => { try { await Promise.reject(new Error('no')) } catch (e) { return e.message } })()
// => "no"
// case: finally runs
var log = []; (async () => { try { return await 1 } finally { log.push('f') } })().then(v => [v, log])
// => [1,["f"]]
// case: return await in nested functions
(async () => { var f = async x => await x * 2; return await f(await f(2)) })()
// => 8
// case: for await over sync values
(async () => { var s = 0; for await (var x of [1, Promise.resolve(2)]) s += x; return s })()
// => 3
// case: for await over an async generator
(async () => { async function* g() { yield 1; yield await 2; yield* [3] } var r = []; for await (const x of g()) r.push(x); return r })()
// => [1,2,3]
// case: for await with destructuring
(async () => { var r = []; for await (const { a, b = 2 } of [{ a: 1 }]) r.push(a, b); return r })()
// => [1,2]
// case: for await with break closes
(async () => { var log = []; async function* g() { try { yield 1; yield 2 } finally { log.push('c') } } for await (var x of g()) break; return log })()
// => ["c"]
// case: async generator protocol
(async () => { async function* g() { var x = yield 1; return x } var it = g(); return [await it.next(), await it.next(5), await it.next()] })()
// => [{"value":1,"done":false},{"value":5,"done":true},{"done":true}]
// case: async generator delegates to async
(async () => { async function* a() { return 'r' } async function* b() { var r = yield* a(); yield r } var o = []; for await (var x of b()) o.push(x); return o })()
// => ["r"]
// case: async methods and arrows
(async () => { var o = { async m() { return this.v }, v: 4 }; class A { static async s() { return 5 } async ['c']() { return 6 } } return [await o.m(), await A.s(), await new A().c(), await (async x => x)(7)] })()
// => [4,5,6,7]
// case: async arrow keeps this and arguments
(function () { return (async () => [this.v, arguments[0]])() }).call({ v: 1 }, 2)
// => [1,2]
// case: await in parameters of a call
(async () => Math.max(await 1, ...await [2, 3]))()
// => 3
// case: await in conditions and loops
(async () => { var n = 0; while (await (n < 3)) { if (await true) n++; else break } do { n++ } while (await false); return n })()
// => 4
// case: await in switch
(async () => { switch (await 2) { case await 1: return 'a'; case await 2: return 'b' } })()
// => "b"
// case: await in template and tagged template
(async () => { var tag = (s, ...v) => s.join('|') + v; return [`a${await 1}b`, tag`x${await 2}y`] })()
// => ["a1b","x|y2"]
// case: await with unary and exponent
(async () => [-await 2, typeof await 'x', !await 0, (await 2) ** 3])()
// => [-2,"string",true,8]
// case: await with new and member
(async () => { class A { constructor(v) { this.v = v } } return [(await new A(1)).v, new (await A)(2).v] })()
// => [1,2]
// case: Promise all of async map
Promise.all([1, 2, 3].map(async x => x * await 2))
// => [2,4,6]
// case: async function is a name in a call
var async = (x) => x; async(5)
// => 5
// case: async as an arrow parameter
var f = async => async + 1; f(1)
// => 2
// case: async of for loops
var async = [1]; var r = []; for (async of => async; r.length < 1;) r.push(1); r
// => [1]
// case: line break after async makes a name
var async = 4, x = 1; var r = async
x => x; r
// note: a line break cannot stand between a name and an arrow here, the arrow has its own statement
// => 4
// case: thenable assimilation
(async () => await { then(f) { f(11) } })()
// => 11
// case: async closures in loops
Promise.all([0, 1, 2].map(i => (async () => { await null; return i })()))
// => [0,1,2]
// case: labelled loops with await
(async () => { var r = []; a: for (var i of [1, 2]) { for (var j of [1, 2]) { await null; if (j === 2) continue a; r.push(i * 10 + j) } } return r })()
// => [11,21]
// case: try finally with awaits
(async () => { var r = []; try { await null; try { throw 1 } finally { await null; r.push('a') } } catch (e) { await null; r.push(e) } return r })()
// => ["a",1]
