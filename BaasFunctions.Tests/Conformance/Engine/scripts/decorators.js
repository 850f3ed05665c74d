// case: class decorator
// v8 lacks: decorators
var seen = []; function d(v, c) { seen.push(c.kind, c.name) } @d class A { } seen
// => ["class","A"]
// case: class decorator replaces the class
// v8 lacks: decorators
const d = () => class B { static v = 2 }; @d class A { static v = 1 } A.v
// => 2
// case: method decorator
// v8 lacks: decorators
function d(f, c) { return function () { return f.call(this) + 1 } } class A { @d m() { return 1 } } new A().m()
// => 2
// case: field decorator
// v8 lacks: decorators
function d(v, c) { return x => x * 2 } class A { @d a = 4 } new A().a
// => 8
// case: accessor keyword
// v8 lacks: decorators
class A { accessor a = 1; static accessor b = 2 } var x = new A(); x.a++; A.b++; [x.a, A.b, Object.keys(x)]
// => [2,3,[]]
// case: accessor decorator
// v8 lacks: decorators
function d({ get, set }, c) { return { get() { return get.call(this) * 10 } } } class A { @d accessor a = 3 } new A().a
// => 30
// case: getter decorator
// v8 lacks: decorators
function d(f) { return function () { return f.call(this) + '!' } } class A { @d get x() { return 'x' } } new A().x
// => "x!"
// case: decorator with arguments and members
// v8 lacks: decorators
var ns = { a: { b: n => (v, c) => () => n } }; class A { @ns.a.b(7) m() { } } new A().m()
// => 7
// case: parenthesized decorator
// v8 lacks: decorators
var ds = [(v) => () => 3]; class A { @(ds[0]) m() { } } new A().m()
// => 3
// case: several decorators apply inside out
// v8 lacks: decorators
var log = []; var d = n => (log.push('e' + n), () => { log.push('a' + n) }); class A { @d(1) @d(2) m() { } } log
// => ["e1","e2","a2","a1"]
// case: class expression decorator
// v8 lacks: decorators
var d = (v, c) => { v.n = c.name }; var A = @d class B { }; A.n
// => "B"
// case: static and private members
// v8 lacks: decorators
var log = []; var d = (v, c) => { log.push(c.kind, c.static, c.private) }; class A { @d static #m() { } } log
// => ["method",true,true]
