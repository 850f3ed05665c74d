// case: own iterator
var o = { *[Symbol.iterator]() { yield 1; yield 2 } }; [...o]
// => [1,2]
// case: own iterator by protocol
var o = { [Symbol.iterator]() { var n = 0; return { next: () => ({ value: n, done: n++ > 2 }) } } }; [...o]
// => [0,1,2]
// case: string iteration by code point
[...'a😀b'].length
// => 3
// case: map and set
[[...new Map([['a', 1]])], [...new Set([1, 1, 2])], [...new Map([[1, 2]]).keys()]]
// => [[["a",1]],[1,2],[1]]
// case: entries
var r = []; for (var [i, v] of ['x', 'y'].entries()) r.push(i + v); r
// => ["0x","1y"]
// case: return is called on break and throw
var log = []; var it = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { log.push('r'); return {} } } } }; for (var x of it) break; try { for (var x of it) throw 1 } catch { } log
// => ["r","r"]
// case: continue does not close
var log = []; var it = { [Symbol.iterator]() { var n = 0; return { next: () => ({ value: n, done: ++n > 3 }), return() { log.push('r'); return {} } } } }; for (var x of it) continue; log
// => []
// case: symbols as keys
var s = Symbol('a'); var o = { [s]: 1, get [Symbol.toStringTag]() { return 'T' } }; [o[s], String(o), Object.keys(o).length]
// => [1,"[object T]",0]
// case: to primitive
var o = { [Symbol.toPrimitive](h) { return h === 'number' ? 4 : h } }; [+o, `${o}`, o + '']
// => [4,"string","default"]
// case: has instance
class E { static [Symbol.hasInstance](v) { return v === 1 } } 1 instanceof E
// => true
// case: species and spreadable
var o = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true }; [1].concat(o)
// => [1,"a","b"]
// case: registry
[Symbol.for('k') === Symbol.for('k'), Symbol.keyFor(Symbol.for('k')), Symbol('d').description]
// => [true,"k","d"]
// case: async iterator
(async () => { var o = { async *[Symbol.asyncIterator]() { yield 1; yield 2 } }, r = []; for await (var x of o) r.push(x); return r })()
// => [1,2]
// case: spread of holes
[...[, 1]].hasOwnProperty(0)
// => true
// case: not iterable
try { [...{}] } catch (e) { e.name }
// => "TypeError"
// case: reflection
[Reflect.ownKeys({ b: 1, a: 2, 1: 3 }), Reflect.has({ x: 1 }, 'x')]
// => [["1","b","a"],true]
// case: proxies
// v8 lacks: the second look-up of a name in an object environment
var log = []; var p = new Proxy({}, { get(t, k) { log.push(k); return 1 }, has(t, k) { log.push('has ' + k); return true } }); p.a; 'b' in p; with (p) { c } log.filter(k => typeof k === 'string')
// => ["a","has b","has c","has c","c"]
// case: weak collections
var k = {}, w = new WeakMap([[k, 1]]); [w.get(k), w.has({}), new WeakSet([k]).has(k)]
// => [1,false,true]
// case: getters on classes are inherited
class A { get x() { return this.y } } class B extends A { y = 3 } new B().x
// => 3
// case: object rest keeps order and skips inherited
var { b, ...r } = Object.create({ z: 1 }, { a: { value: 1, enumerable: true }, b: { value: 2, enumerable: true }, h: { value: 3 } }); r
// => {"a":1}
