// case: parenthesized target infers no name
var f; (f) = function () {}; f.name
// => ""
// case: plain target infers a name
var f; f = function () {}; f.name
// => "f"
// case: parenthesized function infers a name
var f = (function () {}); f.name
// => "f"
// case: arrow and class names
var a = () => {}, C = class {}; [a.name, C.name]
// => ["a","C"]
// case: sequence infers no name
var f = (0, function () {}); f.name
// => ""
// case: logical assignment infers a name
var f; f ??= function () {}; var g; g ||= () => {}; var h = 1; h &&= class {}; [f.name, g.name, h.name]
// => ["f","g","h"]
// case: member target infers no name
var o = {}; o.f = function () {}; o.f.name
// => ""
// case: property names
var s = Symbol('sym'); var o = { a: function () {}, 'b c': () => {}, [1 + 1]: class {}, [s]() {}, get g() { return 1 } }; [o.a.name, o['b c'].name, o[2].name, o[s].name, Object.getOwnPropertyDescriptor(o, 'g').get.name]
// => ["a","b c","2","[sym]","get g"]
// case: proto property infers no name
var o = { __proto__: function () {} }; Object.getPrototypeOf(o).name
// => ""
// case: class member names
class A { static m() {} static #p() {} static get pn() { return A.#p.name } static f = () => {} } [A.m.name, A.pn, A.f.name]
// => ["m","#p","f"]
// case: private field names
class A { #f = () => {}; n() { return this.#f.name } } new A().n()
// => "#f"
// case: class with a static name
class A { static name = 'own' } A.name
// => "own"
// case: default parameter names
((f = () => {}) => f.name)()
// => "f"
// case: array pattern default names
var [f = () => {}] = []; f.name
// => "f"
// case: function toString keeps the source
var f = function  g ( a,b ) { /* in */ return a }; f.toString()
// => "function  g ( a,b ) { /* in */ return a }"
// case: arrow toString
var f = async ( a ) => a; f.toString()
// => "async ( a ) => a"
// case: method toString starts at its first modifier
var o = { async  *m ( a ) { } }; o.m.toString()
// => "async  *m ( a ) { }"
// case: getter toString
Object.getOwnPropertyDescriptor({ get  x ( ) { return 1 } }, 'x').get.toString()
// => "get  x ( ) { return 1 }"
// case: static method toString leaves static out
class A { static /* c */ m ( ) { } static async  n() {} static *['x']() {} static #p() {} static p() { return A.#p.toString() } static 'quoted'() {} static 12() {} } [A.m.toString(), A.n.toString(), A.x.toString(), A.p(), A.quoted.toString(), A[12].toString()]
// => ["m ( ) { }","async  n() {}","*['x']() {}","#p() {}","'quoted'() {}","12() {}"]
// case: class toString
class  A  extends Object { /* body */ } A.toString()
// => "class  A  extends Object { /* body */ }"
// case: generated function toString
new Function('a', 'b', 'return a').toString()
// => "function anonymous(a,b\n) {\nreturn a\n}"
// case: computed method toString
var o = { [ 'a' + 'b' ] ( ) { } }; o.ab.toString()
// => "[ 'a' + 'b' ] ( ) { }"
