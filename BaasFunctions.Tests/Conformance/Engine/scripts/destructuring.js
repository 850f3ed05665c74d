// case: array pattern in a declaration
var [a, b] = [1, 2]; [b, a]
// => [2,1]
// case: array pattern with holes
var [, x, , y] = [1, 2, 3, 4]; [x, y]
// => [2,4]
// case: trailing comma adds no element
[1, , 2, ].length
// => 3
// case: array hole is not an element
[, 1].hasOwnProperty(0)
// => false
// case: array assignment
var a, b, c = [1, 2]; [a, b] = c; [a, b]
// => [1,2]
// case: object assignment
var a, c = { a: 5 }; ({ a } = c); a
// => 5
// case: shorthand with a default in an assignment
var a; ({ a = 1 } = {}); a
// => 1
// case: default applies to undefined only
var { a = 1, b = 2, c = 3 } = { a: undefined, b: null, c: 0 }; [a, b, c]
// => [1,null,0]
// case: defaults are evaluated in order
var log = []; var { a = log.push('a'), b = log.push('b') } = {}; [a, b, log]
// => [1,2,["a","b"]]
// case: nested patterns
var { a: { b: [, c] } } = { a: { b: [1, 2] } }; c
// => 2
// case: rest of an array
var [head, ...tail] = [1, 2, 3]; [head, tail]
// => [1,[2,3]]
// case: rest of an array into a pattern
var [head, ...[second, ...others]] = [1, 2, 3, 4]; [second, others]
// => [2,[3,4]]
// case: rest of an object
var { a, ...rest } = { a: 1, b: 2, c: 3 }; rest
// => {"b":2,"c":3}
// case: rest of an object with computed keys
var k = 'b'; var { [k]: v, ...rest } = { a: 1, b: 2 }; [v, rest]
// => [2,{"a":1}]
// case: parenthesized targets inside a pattern
var a, b = {}; [(a)] = [1]; [(b.c)] = [2]; ({ x: (a) } = { x: 3 }); [a, b.c]
// => [3,2]
// case: doubly parenthesized target
var a; ((a)) = 1; a
// => 1
// case: member targets
var o = {}; [o.x, o['y']] = [1, 2]; ({ z: o.z } = { z: 3 }); o
// => {"x":1,"y":2,"z":3}
// case: swap
var a = 1, b = 2; [a, b] = [b, a]; [a, b]
// => [2,1]
// case: the value of an assignment is the right side
var a, src = [1, 2]; ([a] = src) === src
// => true
// case: parameters
(({ a, b = 2 }, [c] = [3], ...[d]) => [a, b, c, d])({ a: 1 }, undefined, 4)
// => [1,2,3,4]
// case: parameter defaults see earlier parameters
((a, b = a + 1, c = b * 2) => [a, b, c])(1)
// => [1,2,4]
// case: for of with patterns
var out = []; for (var [k, { v }] of [['a', { v: 1 }], ['b', { v: 2 }]]) out.push(k + v); out
// => ["a1","b2"]
// case: for of with an assignment pattern
var o = {}; for ([o.a, o.b] of [[1, 2]]); for ({ c: o.c } of [{ c: 3 }]); o
// => {"a":1,"b":2,"c":3}
// case: for in with a pattern
var out = []; for (var [first] in { ab: 1, cd: 2 }) out.push(first); out
// => ["a","c"]
// case: catch with a pattern
try { throw { code: 7, list: [1, 2] } } catch ({ code, list: [, second] }) { [code, second] }
// => [7,2]
// case: function names are inferred in defaults
var { f = function () {}, g = () => {}, h = class {} } = {}; [f.name, g.name, h.name]
// => ["f","g","h"]
// case: string and numeric keys
var { 'a-b': x, 1: y, 0x10: z } = { 'a-b': 1, 1: 2, 16: 3 }; [x, y, z]
// => [1,2,3]
// case: empty patterns still check their value
try { var {} = null; 'none' } catch (e) { e.name }
// => "TypeError"
// case: iterators are closed
var closed = 0; var it = { [Symbol.iterator]() { return { next() { return { value: 1, done: false } }, return() { closed++; return {} } } } }; var [a] = it; [a, closed]
// => [1,1]
// case: async arrow parameters
var r; (async ({ a }, [b] = [2]) => { r = [a, b] })({ a: 1 }); r
// => [1,2]
// case: cover grammar for arrows with nested defaults
(({ a: { b = 1 } = {}, c: [d = 2] = [] } = {}) => [b, d])()
// => [1,2]
// case: duplicated proto in an assignment pattern
var a, b; ({ __proto__: a, __proto__: b } = { __proto__: null }); [a === undefined, b === undefined]
// => [true,true]
// case: duplicated proto in arrow parameters
(({ __proto__: a, __proto__: b }) => typeof a)({})
// => "object"
// case: for with a pattern initializer
var out = []; for (var { a, b } = { a: 0, b: 2 }; a < b; a++) out.push(a); out
// => [0,1]
