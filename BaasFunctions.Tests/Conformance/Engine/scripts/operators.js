// case: precedence of arithmetic
1 + 2 * 3 ** 2 % 5 - -4
// => 8
// case: exponent is right associative
[2 ** 3 ** 2, (-2) ** 2, (2 ** 3) ** 2]
// => [512,4,64]
// case: exponent with unary operands on the right
2 ** -1
// => 0.5
// case: exponent with prefix update
var a = 2; ++a ** 2
// => 9
// case: shifts
[1 << 4, -16 >> 2, -1 >>> 28, 1 << 33]
// => [16,-4,15,2]
// case: bitwise
[5 & 3, 5 | 3, 5 ^ 3, ~5]
// => [1,7,6,-6]
// case: bitwise precedence
1 | 2 ^ 3 & 4 == 4
// => 3
// case: comparison chain
[1 < 2 < 3, 3 > 2 > 1, 1 == 1 == 1]
// => [true,false,true]
// case: in and instanceof
['a' in { a: 1 }, [] instanceof Array, !('b' in {}), !([] instanceof Map)]
// => [true,true,true,true]
// case: logical operators give operands
[0 || 'a', 1 && 'b', null ?? 'c', 0 ?? 'd', false || 0 || '']
// => ["a","b","c",0,""]
// case: coalescing with parentheses
[(null ?? 0) || 5, null ?? (0 || 6), (1 && null) ?? 7]
// => [5,6,7]
// case: logical assignment
var a = null, b = 0, c = 1; a ??= 5; b ||= 6; c &&= 7; [a, b, c]
// => [5,6,7]
// case: logical assignment is short
var log = []; var o = { get v() { log.push('get'); return 1 }, set v(x) { log.push('set') } }; o.v ||= 2; o.v ??= 3; log
// => ["get","get"]
// case: compound assignments
var a = 10; a += 5; a -= 3; a *= 2; a /= 4; a %= 4; a **= 3; a <<= 2; a >>= 1; a >>>= 0; a &= 15; a |= 16; a ^= 1; a
// => 17
// case: assignment is right associative
var a, b, c; a = b = c = 3; [a, b, c]
// => [3,3,3]
// case: conditional is right associative
[true ? 1 : false ? 2 : 3, false ? 1 : false ? 2 : 3]
// => [1,3]
// case: conditional with assignment and arrows
var a; true ? a = 1 : a = 2; var f = a ? x => x : y => -y; [a, f(2)]
// => [1,2]
// case: conditional with a parenthesized arrow-like consequent
var b = 1, c = 2; (a => a ? (b) : c => 3)(1)
// => 1
// case: comma
var a = (1, 2, 3); a
// => 3
// case: typeof void delete
var o = { x: 1 }; [typeof undeclaredName, void 0 === undefined, delete o.x, 'x' in o, typeof typeof 1]
// => ["undefined",true,true,false,"string"]
// case: delete of a call and a literal
[delete 1, delete (() => 1)(), delete this.nothing]
// => [true,true,true]
// case: delete with optional chain
var o = { a: { b: 1 } }; [delete o?.a.b, delete o?.z?.y, o]
// => [true,true,{"a":{}}]
// case: update operators
var a = 1; [a++, ++a, a--, --a, a]
// => [1,3,3,1,1]
// case: update of members and parenthesized names
var o = { n: 1 }, a = 1; o.n++; ++o['n']; (a)++; ++(a); [o.n, a]
// => [3,3]
// case: plus plus plus
var a = 1, b = 2; [a+++b, a - -b, a- --b, + +a, - -a]
// => [3,4,1,2,2]
// case: unary chains
[!!1, - - -1, +!0, ~~5.7, typeof !0, !typeof 0]
// => [true,-1,1,5,"boolean",false]
// case: optional member
var o = null; [o?.a === undefined, o?.a.b.c === undefined, o?.[0] === undefined, o?.() === undefined]
// => [true,true,true,true]
// case: optional chain skips arguments and keys
var n = 0, o; o?.a[n++](n++); n
// => 0
// case: optional call keeps this
var o = { v: 1, m() { return this.v } }; [o?.m(), o.m?.(), o?.m?.(), (o?.m)(), o['m']?.()]
// => [1,1,1,1,1]
// case: parentheses end a chain
var a; try { (a?.b).c; 'no' } catch (e) { e.name }
// => "TypeError"
// case: a long chain is one
var a = { b: { c: f => f + 1 } }; [a?.b.c(1), a?.x?.c(1) === undefined]
// => [2,true]
// case: question and dot and digit
var a = 1; a?.5:1
// => 0.5
// case: optional call of a missing function
var o = {}; [o.f?.(1) === undefined, o.f?.a.b === undefined]
// => [true,true]
// case: spread in array and object
var a = [1, ...[2, 3], ...'ab'], o = { x: 1, ...{ y: 2, x: 3 }, ...null, ...'h' }; [a, o]
// => [[1,2,3,"a","b"],{"0":"h","x":3,"y":2}]
// case: object literal shapes
var a = 1, k = 'q'; ({ a, 'b': 2, 3: 3, [k]: 4, [`${k}w`]: 5, if: 6, m() { return 7 }, get g() { return 8 }, 1n: 9, 0x1F: 10, .5: 11 })
// => {"1":9,"3":3,"31":10,"a":1,"b":2,"q":4,"qw":5,"if":6,"g":8,"0.5":11}
// case: proto in literals
var p = { x: 1 }; [{ __proto__: p }.x, Object.keys({ ['__proto__']: p }).length]
// => [1,1]
// case: proto shorthand is an own property
var __proto__ = 5; Object.keys({ __proto__ }).length
// => 1
// case: nested members and calls and templates
var o = { f: () => ({ g: (s) => ({ h: s.raw[0] }) }) }; o.f().g`x`.h
// => "x"
// case: in inside for with parentheses
var r = []; for (var i = ('a' in { a: 1 }) ? 2 : 0; i < 3; i++) r.push(i); r
// => [2]
// case: in inside for within brackets and functions
var r; for (var f = function () { return 'a' in {} }, g = ['a' in {}], h = { k: 'a' in {} }; !r; r = [f(), g, h]); r
// => [false,[false],{"k":false}]
// case: 300 additions
eval(Array(200).fill('1').join('+'))
// => 200
// case: assignment in conditions
var m, r = []; var re = /./g; while ((m = re.exec('ab')) !== null) r.push(m[0]); r
// => ["a","b"]
// case: bigint arithmetic
[(2n ** 64n).toString(), (7n / 2n).toString(), (-7n % 3n).toString(), (1n << 70n).toString(), 5n > 4, 2n == 2, typeof 1n]
// => ["18446744073709551616","3","-1","1180591620717411303424",true,true,"bigint"]
