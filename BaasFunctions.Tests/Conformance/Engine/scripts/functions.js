// case: arrow with an expression body
(x => x * 2)(4)
// => 8
// case: arrow with an object body
(() => ({ a: 1 }))()
// => {"a":1}
// case: arrow keeps this
var o = { v: 3, m() { return (() => this.v)() } }; o.m()
// => 3
// case: arrow keeps arguments
(function () { return (() => arguments[0])() })(6)
// => 6
// case: arrow nested in conditional
var f = true ? x => x : y => y + 1; f(2)
// => 2
// case: async arrow is not a call
typeof (async (x) => x)
// => "function"
// case: async arrow with one name
typeof (async x => x)
// => "function"
// case: async as call with spread
function async(...xs) { return xs.length } async(...[1, 2], 3,)
// => 3
// case: trailing commas in calls and parameters
(function (a, b,) { return [a, b] })(1, 2,)
// => [1,2]
// case: length counts parameters before the first default
[(function (a, b) {}).length, ((a, b = 1, c) => {}).length, ((...r) => {}).length]
// => [2,1,0]
// case: default parameters have their own scope
var x = 1; function f(a = () => x) { var x = 2; return a() } f()
// => 1
// case: parameter named like a body var
function f(a, b = () => a) { var a = 5; return [a, b()] } f(1)
// => [5,1]
// case: arguments is mapped in sloppy code
function f(a) { arguments[0] = 9; return a } f(1)
// => 9
// case: arguments is not mapped in strict code
function f(a) { 'use strict'; arguments[0] = 9; return a } f(1)
// => 1
// case: arguments is not mapped with defaults
function f(a, b = 0) { arguments[0] = 9; return a } f(1)
// => 1
// case: named function expression binds its name inside
var f = function g(n) { return n ? n * g(n - 1) : 1 }; [f(5), typeof g]
// => [120,"undefined"]
// case: assignment to the inner name is ignored in sloppy code
(function g() { g = 1; return typeof g })()
// => "function"
// case: new target in functions
function F() { return new.target === F } [typeof new F(), F()]
// => ["object",false]
// case: new target in arrows
function F() { this.t = (() => new.target)() === F } new F().t
// => true
// case: new with member callee
var o = { C: function (v) { this.v = v } }; [new o.C(1).v, new o['C'](2).v, new (o.C)(3).v]
// => [1,2,3]
// case: new without arguments
function C() { this.n = arguments.length } [new C().n, (new C).n]
// => [0,0]
// case: new of new
function A() { return function B() { this.b = 1 } } new new A()().b
// => 1
// case: getters and setters in object literals
var o = { _v: 1, get v() { return this._v }, set v(x) { this._v = x * 2 } }; o.v = 4; o.v
// => 8
// case: methods have no prototype
var o = { m() {}, f: function () {} }; ['prototype' in o.m, 'prototype' in o.f]
// => [false,true]
// case: generator and async methods
var o = { *g() { yield 1 }, async a() {}, async *ag() {} }; [[...o.g()], typeof o.a().then, typeof o.ag().next]
// => [[1],"function","function"]
// case: names get and set and async and static as methods
var o = { get() { return 1 }, set() { return 2 }, async() { return 3 }, static() { return 4 }, await() { return 5 } }; [o.get(), o.set(), o.async(), o.static(), o.await()]
// => [1,2,3,4,5]
// case: names get and set as shorthand
var get = 1, set = 2, async = 3; ({ get, set, async })
// => {"get":1,"set":2,"async":3}
// case: getter with keyword and literal names
var o = { get if() { return 1 }, get 'a b'() { return 2 }, get 1() { return 3 }, get [`c`]() { return 4 } }; [o.if, o['a b'], o[1], o.c]
// => [1,2,3,4]
// case: super in object methods
var base = { hi() { return 'base' } }; var o = { __proto__: base, hi() { return super.hi() + '+' } }; o.hi()
// => "base+"
// case: immediately invoked forms
[(function () { return 1 })(), (function () { return 2 }()), (() => 3)(), !function () { return 0 }()]
// => [1,2,3,true]
// case: function body ends with a comment
(function () { return 1 // comment
})()
// => 1
// case: spread in calls
Math.max(...[1, 5], 3, ...new Set([7, 2]))
// => 7
// case: recursion through a default parameter
var f = (n, g = m => m ? m + g(m - 1) : 0) => g(n); f(4)
// => 10
// case: a strict function in sloppy code
(function () { 'use strict'; return this === undefined })()
// => true
// case: a directive with an escape is not use strict
(function () { "use\x20strict"; return this === globalThis })()
// => true
// case: a parenthesized directive is none
(function () { ("use strict"); return this === globalThis })()
// => true
// case: a string that starts an expression ends the prologue
(function () { "a" + 1; "use strict"; return this === globalThis })()
// => true
// case: a directive that goes on in the next line is none
(function () { "use strict"
+ 1; return this === globalThis })()
// => true
// case: several directives
(function () { 'other'; 'use strict'; return this === undefined })()
// => true
