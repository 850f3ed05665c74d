// case: generator protocol
function* g() { var x = yield 1; return x + 1 } var it = g(); [it.next(), it.next(4), it.next()]
// => [{"value":1,"done":false},{"value":5,"done":true},{"done":true}]
// case: yield without an argument
function* g() { yield; yield
1 } [...g()].length
// => 2
// case: delegation
function* a() { return (yield* b()) + 1 } function* b() { yield 1; return 2 } var it = a(); [it.next().value, it.next().value]
// => [1,3]
// case: yield in expressions
function* g() { return [yield 1, (yield 2) + 1, `${yield 3}`] } var it = g(); it.next(); it.next('a'); it.next(2); it.next('c').value
// => ["a",3,"c"]
// case: yield binds weaker than assignment and conditional
function* g() { var x = yield true ? 'a' : 'b'; return x } var it = g(); [it.next().value, it.next('r').value]
// => ["a","r"]
// case: yield as argument and key
function* g() { return { [yield 'k']: f(yield 'v') } } function f(x) { return x } var it = g(); it.next(); it.next('key'); it.next(7).value
// => {"key":7}
// case: return runs finally
var log = []; function* g() { try { yield 1 } finally { log.push('f') } } var it = g(); it.next(); it.return(5); log
// => ["f"]
// case: throw is caught inside
function* g() { try { yield 1 } catch (e) { yield e + 1 } } var it = g(); it.next(); it.throw(4).value
// => 5
// case: break closes the generator
var log = []; function* g() { try { yield 1; yield 2 } finally { log.push('closed') } } for (var x of g()) break; log
// => ["closed"]
// case: infinite with destructuring
function* nat() { var i = 0; for (;;) yield i++ } var [a, b, c] = nat(); [a, b, c]
// => [0,1,2]
// case: nested loops resume where they stopped
function* g() { outer: for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { if (j === 2) continue outer; if (i === 2) break outer; yield i + ':' + j } } } [...g()]
// => ["0:0","0:1","1:0","1:1"]
// case: switch resumes
function* g(n) { switch (n) { case yield 'a': yield 'b'; case 2: yield 'c'; break; default: yield 'd' } } var it = g(1); [it.next().value, it.next(1).value, it.next().value, it.next().done]
// => ["a","b","c",true]
// case: yield in a try catch finally
function* g() { try { yield 1; throw 2 } catch (e) { yield e; } finally { yield 3 } yield 4 } [...g()]
// => [1,2,3,4]
// case: yield in if and while
function* g() { while (yield 'w') { if (yield 'i') yield 'x'; else yield 'y' } } var it = g(), r = []; for (var v of [undefined, 1, 1, 0, 1, 0, 0, 0]) { r.push(it.next(v).value) } r
// => ["w","i","x","w","i","y","w",null]
// case: generator expressions and methods
var o = { *a() { yield 1 }, b: function* () { yield 2 } }; [...o.a(), ...o.b()]
// => [1,2]
// case: this and arguments in generators
function* g() { yield this.v; yield arguments[0] } [...g.call({ v: 1 }, 2)]
// => [1,2]
// case: spread and array from
function* g() { yield* 'abc' } [Array.from(g()), [...g()].length, new Set(g()).size]
// => [["a","b","c"],3,3]
// case: yield star evaluates to the return value
function* g() { var r = yield* (function* () { return 9 })(); yield r } [...g()]
// => [9]
// case: yield before a closing bracket
function* g() { return [yield] } var it = g(); it.next(); it.next(3).value
// => [3]
// case: yield then a regular expression
function* g() { yield /a/.test('a') } [...g()]
// => [true]
// case: yield in default parameter of an inner function is a name
function* g() { function h(a = 1) { var yield_ = a; return yield_ } yield h() } [...g()]
// => [1]
// case: comma after yield
function* g() { yield 1, yield 2 } [...g()]
// => [1,2]
// case: generator prototype chain
function* g() { } Object.getPrototypeOf(g()) === g.prototype
// => true
// case: lazily evaluated parameters
var log = []; function* g(a = log.push('p')) { log.push('b') } var it = g(); log.push('n'); it.next(); log
// => ["p","n","b"]
// case: iterator helpers over a generator
function* g() { yield 1; yield 2; yield 3 } var r = []; for (var x of g()) if (x % 2) r.push(x * 10); r
// => [10,30]
