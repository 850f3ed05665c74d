// case: if else chains
function f(x) { if (x === 1) return 'a'; else if (x === 2) return 'b'; else return 'c' } [f(1), f(2), f(3)]
// => ["a","b","c"]
// case: dangling else binds to the nearest if
function f(a, b) { if (a) if (b) return 1; else return 2; return 3 } [f(1, 1), f(1, 0), f(0, 0)]
// => [1,2,3]
// case: for forms
var r = []; for (var i = 0, j = 5; i < j; i++, j--) r.push(i + j); for (;;) break; for (i = 0; i < 1; i++); r
// => [5,5,5]
// case: while and do while
var n = 0; while (n < 3) n++; do n++; while (n < 6) n
// => 6
// case: do while needs no semicolon
var n = 0; do { n++ } while (n < 2) n += 10; n
// => 12
// case: for in
var r = []; for (var k in { a: 1, b: 2 }) r.push(k); for (const k in [7]) r.push(k); for (r[2 + 1] in { z: 1 }); r
// => ["a","b","0","z"]
// case: for in with a var initializer
var r = []; for (var x = 'init' in {}) r.push(x); [x, r]
// => ["init",[]]
// case: for of
var r = []; for (var x of [1, 2]) r.push(x); for (let y of 'ab') r.push(y); for (const z of new Map([[1, 2]])) r.push(z); r
// => [1,2,"a","b",[1,2]]
// case: for of over names
var r = [], of = [[1], [2]]; for (var of of of) r.push(of); r
// => [[1],[2]]
// case: for with a name called of
var of = 0; for (of = 0; of < 2; of++); of
// => 2
// case: for with let as a name
var let = 0; for (let = 0; let < 3; let++); for (let in { k: 1 }); let
// => "k"
// case: labels
var r = []; a: for (var i = 0; i < 3; i++) { b: for (var j = 0; j < 3; j++) { if (j === 1) continue a; if (i === 2) break a; r.push(i + '' + j) } } r
// => ["00","10"]
// case: stacked labels
var n = 0; a: b: c: for (;;) { if (n++ > 2) break a; continue b } n
// => 4
// case: labels on blocks
var r = 0; a: { r = 1; break a; r = 2 } r
// => 1
// case: continue to an outer stacked label
var r = []; a: b: for (var i = 0; i < 2; i++) { for (;;) { r.push(i); continue a } } r
// => [0,1]
// case: label names may repeat after each other
a: ; a: ; var r = 1; a: { a1: { break a } } r
// => 1
// case: labelled function
l: function f() { return 1 } f()
// => 1
// case: switch falls through
function f(x) { var r = []; switch (x) { case 1: r.push(1); case 2: r.push(2); break; default: r.push('d'); case 3: r.push(3) } return r } [f(1), f(2), f(3), f(9)]
// => [[1,2],[2],[3],["d",3]]
// case: switch has one scope
var s = 'outer'; switch (s) { case 'outer': let s = 1; var r = typeof s } [s, r]
// => ["outer","number"]
// case: switch dead zone across cases
try { switch (1) { case 0: let a; case 1: a } } catch (e) { e.name }
// => "ReferenceError"
// case: functions in switch cases
switch (1) { case 0: function f() { return 'f' } case 1: var r = f() } r
// => "f"
// case: empty switch and default in the middle
switch (1) { } switch (3) { case 1: var a = 1; default: a = 'd'; break; case 2: a = 2 } a
// => "d"
// case: try catch finally
function f(t) { var r = []; try { r.push('t'); if (t) throw 'x' } catch (e) { r.push(e) } finally { r.push('f') } return r } [f(0), f(1)]
// => [["t","f"],["t","x","f"]]
// case: catch without a binding
try { throw 1 } catch { 'caught' }
// => "caught"
// case: finally overrides
(function () { try { return 1 } finally { return 2 } })()
// => 2
// case: break in finally
(function () { for (;;) { try { return 1 } finally { break } } return 3 })()
// => 3
// case: var in catch of the same name
try { throw 1 } catch (e) { var e = 2; e } [e === undefined]
// => [true]
// case: for of over a caught name
try { throw 1 } catch (e) { for (var e of [2, 3]); } [e]
// note: the loop writes the caught name
// => [null]
// case: with
var o = { x: 1 }; with (o) { x = 2; var y = x } [o.x, y]
// => [2,2]
// case: with and unscopables
with ([1]) { typeof values === 'undefined' && length }
// => 1
// case: throw values
try { throw { a: 1 } } catch (e) { e }
// => {"a":1}
// case: completion values
[eval('1; {}'), eval('if (1) 5; else 6'), eval('do { 7 } while (0)'), eval('8; var x = 1;'), eval('9; function f() {}'), eval('{ 1; 2 }'), eval('a: 3'), eval('switch (1) { case 1: 4 }'), eval('try { 6 } finally { 7 }')]
// => [1,5,7,8,9,2,3,4,6]
// case: completion of an object-like block
[typeof eval('{}'), typeof eval('({})'), eval('{ a: 1 }'), eval('{ a: { b: 2 } }')]
// => ["undefined","object",1,2]
// case: empty statements
;;; 1
// => 1
// case: debugger does nothing
debugger; 2
// => 2
// case: block function is visible after its block in sloppy code
{ function f() { return 1 } } f()
// => 1
// case: block function in strict code stays inside
(function () { 'use strict'; { function f() { return 1 } } return typeof f })()
// => "undefined"
// case: block function before its block is undefined
var before = typeof g; { function g() { } } [before, typeof g]
// => ["undefined","function"]
// case: duplicate block functions in sloppy code
{ function f() { return 1 } function f() { return 2 } } f()
// => 2
// case: function in an if branch
if (true) function f() { return 'then' } else function f() { return 'else' } f()
// => "then"
// case: block function does not replace a let
let f = 1; { function f() { } } f
// => 1
// case: block function assigns when evaluated
function t() { f = 1; { f = 2; function f() { } f = 3 } return f } typeof t()
// => "number"
