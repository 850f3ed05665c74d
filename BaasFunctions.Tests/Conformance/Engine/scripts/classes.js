// case: methods are not enumerable
class A { m() {} } Object.keys(A.prototype)
// => []
// case: constructor as a string literal
class A { 'constructor'() { this.v = 1 } } new A().v
// => 1
// case: computed constructor is an ordinary method
class A { ['constructor']() { return 5 } } [new A() instanceof A, new A().constructor()]
// => [true,5]
// case: fields in order
var log = []; class A { [log.push('k1')] = log.push('v1'); static [log.push('k2')] = log.push('v2'); b = log.push('v3') } new A(); log
// => ["k1","k2","v2","v1","v3"]
// case: fields see this
class A { a = 1; b = this.a + 1 } new A().b
// => 2
// case: fields without initializers
class A { a; 'b c'; 1; [`d`] } Object.keys(new A())
// => ["1","a","b c","d"]
// case: fields by line breaks
class A {
  a
  b = 1
  c
  ['d'] = 2
} Object.keys(new A())
// note: c has no initializer that a bracket could continue
// => ["a","b","c","d"]
// case: a bracket continues an initializer
class A {
  b = [5, 6]
  [1]
} new A().b
// => 6
// case: fields separated by semicolons
class A { ; a; ; b = 1; ; } Object.keys(new A())
// => ["a","b"]
// case: words as fields
class A { get; set; static; async; of; let; accessor; await; using } Object.keys(new A())
// => ["get","set","static","async","of","let","accessor","await","using"]
// case: words as fields with initializers
class A { get = 1; set = 2; static = 3; async = 4 } var a = new A(); [a.get, a.set, a.static, a.async]
// => [1,2,3,4]
// case: static of words
class A { static static() { return 1 } static get() { return 2 } static set() { return 3 } static async() { return 4 } static static1 = 5 } [A.static(), A.get(), A.set(), A.async(), A.static1]
// => [1,2,3,4,5]
// case: async before a line break is a field
class A {
  async
  x() { return 1 }
}
var a = new A(); ['async' in a, typeof a.x()]
// => [true,"number"]
// case: get before a line break is still a getter
class A {
  get
  x() { return 1 }
}
new A().x
// => 1
// case: static before a line break is still static
class A {
  static
  x() { return 1 }
}
A.x()
// => 1
// case: private fields
class A { #x = 1; get() { return this.#x } set(v) { this.#x = v; return this } } new A().set(4).get()
// => 4
// case: private methods and accessors
class A { #m() { return 1 } get #g() { return 2 } set #g(v) { this.v = v } static #s() { return 3 } all() { this.#g = 9; return [this.#m(), this.#g, A.#s(), this.v] } } new A().all()
// => [1,2,3,9]
// case: private in
class A { #p; static has(o) { return #p in o } } [A.has(new A()), A.has({})]
// => [true,false]
// case: private in binds like in
class A { #p; static t(o) { return #p in o === true && !(#p in {}) } } A.t(new A())
// => true
// case: private names of outer classes
class A { #x = 1; m() { class B { read(o) { return o.#x } } return new B().read(this) } } new A().m()
// => 1
// case: private name shadows outer
class A { #x = 1; m() { return new class { #x = 2; r() { return this.#x } }().r() } } new A().m()
// => 2
// case: private optional chain
class A { #x = 1; static r(o) { return o?.#x } static d(o) { return o?.a.#x } } [A.r(new A()), A.r(null) === undefined, A.d({ a: new A() })]
// => [1,true,1]
// case: private destructuring
class A { #x; m(v) { [this.#x] = v; ({ a: this.#x = 5 } = {}); return this.#x } } new A().m([1])
// => 5
// case: private access on a wrong object throws
class A { #x; static r(o) { return o.#x } } try { A.r({}) } catch (e) { e.name }
// => "TypeError"
// case: static blocks
class A { static a = 1; static { this.b = this.a + 1 } static c = this.b + 1; static { var v = 5; this.d = v } } [A.b, A.c, A.d]
// => [2,3,5]
// case: static block has its own var scope
var v = 1; class A { static { var v = 2; } } v
// => 1
// case: static block may use await as part of a nested function name
class A { static { function f() { var await = 1; return await } this.v = f() } } A.v
// => 1
// case: extends with super
class A { constructor(v) { this.v = v } m() { return 'A' + this.v } } class B extends A { constructor() { super(2) } m() { return super.m() + 'B' } } new B().m()
// => "A2B"
// case: super in static methods
class A { static m() { return 1 } } class B extends A { static m() { return super.m() + 1 } } B.m()
// => 2
// case: super in fields
class A { m() { return 3 } } class B extends A { f = super.m() + 1 } new B().f
// => 4
// case: super in arrows of constructors
class A { constructor() { this.v = 1 } } class B extends A { constructor() { (() => super())(); this.w = 2 } } var b = new B(); [b.v, b.w]
// => [1,2]
// case: super property assignment
class A { } class B extends A { m() { super.x = 5; return this.x } } new B().m()
// => 5
// case: super computed member
class A { ab() { return 1 } } class B extends A { m(k) { return super[k + 'b']() } } new B().m('a')
// => 1
// case: default derived constructor passes arguments
class A { constructor(...a) { this.n = a.length } } class B extends A {} new B(1, 2, 3).n
// => 3
// case: extends null
class A extends null { static m() { return 1 } } [A.m(), Object.getPrototypeOf(A.prototype)]
// => [1,null]
// case: extends a call expression
function mixin(x) { return class { t() { return x } } } class A extends mixin(7) {} new A().t()
// => 7
// case: extends a parenthesized sequence
class A extends (0, Array) {} new A(1, 2, 3).length
// => 3
// case: accessors
class A { get x() { return 1 } static get x() { return 2 } set x(v) { this.y = v } } var a = new A(); a.x = 4; [a.x, A.x, a.y]
// => [1,2,4]
// case: generator and async members
class A { *g() { yield* [1, 2] } static async a() { return 1 } async *ag() {} *[Symbol.iterator]() { yield 5 } } [[...new A().g()], [...new A()], typeof A.a().then]
// => [[1,2],[5],"function"]
// case: class expressions with inner names
var A = class B { static n() { return B.name } }; [A.n(), typeof B]
// => ["B","undefined"]
// case: inner class name is constant
class A { static t() { try { A = 1 } catch (e) { return e.name } } } A.t()
// => "TypeError"
// case: class code is strict
class A { static t() { return (function () { return this })() === undefined } } A.t()
// => true
// case: calling a class throws
class A {} try { A() } catch (e) { e.name }
// => "TypeError"
// case: new target in constructors
class A { constructor() { this.t = new.target.name } } class B extends A {} new B().t
// => "B"
// case: function in a field may use arguments
class A { x = function () { return arguments.length } } new A().x(1, 2)
// => 2
// case: arguments in a computed key of a class in a function
(function () { class A { [arguments[0]] = 1 } return Object.keys(new A()) })('k')
// => ["k"]
// case: a field called arguments
class A { arguments = 1; eval = 2 } var a = new A(); a.arguments + a.eval
// => 3
// case: numeric and bigint and string keys
class A { 1() { return 'a' } 2n() { return 'b' } 'x y'() { return 'c' } 0x10 = 'd' } var a = new A(); [a[1](), a[2](), a['x y'](), a[16]]
// => ["a","b","c","d"]
// case: keyword names
class A { if() { return 1 } static class() { return 2 } new = 3; delete() { return 4 } } [new A().if(), A.class(), new A().new, new A().delete()]
// => [1,2,3,4]
// case: async arrow in a field
class A { f = async () => this.v; v = 1 } typeof new A().f().then
// => "function"
// case: class in a computed key of itself
class A { static [(class { static x = 'k' }).x] = 1 } A.k
// => 1
// case: private static field
class A { static #c = 0; static inc() { return ++A.#c } } A.inc(); A.inc()
// => 2
// case: compound assignments on private names
class A { #v = 2; m() { this.#v **= 3; this.#v ||= 1; this.#v += 1; this.#v++; return this.#v } } new A().m()
// => 10
// case: tagged template on a private method
class A { #t(s) { return s.raw[0] } m() { return this.#t`a\n` } } new A().m()
// => "a\\n"
