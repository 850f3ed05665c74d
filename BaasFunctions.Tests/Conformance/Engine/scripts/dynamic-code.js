// case: direct eval sees local names
(function () { var a = 5; return eval('a + 1') })()
// => 6
// case: indirect eval does not
(function () { var a1 = 5; return (0, eval)('typeof a1') })()
// => "undefined"
// case: eval declares in its function
(function () { eval('var a = 3; function f() { return a }'); return f() })()
// => 3
// case: strict eval keeps its names
(function () { 'use strict'; eval('var a = 3'); return typeof a })()
// => "undefined"
// case: eval of let stays inside
(function () { eval('let b = 3'); return typeof b })()
// => "undefined"
// case: new target in eval of a function
(function () { return eval('new.target') === undefined })()
// => true
// case: new target in global eval
eval('new.target')
// => throws SyntaxError
// case: super in eval of a method
var o = { __proto__: { m() { return 1 } }, m() { return eval('super.m()') + 1 } }; o.m()
// => 2
// case: super in eval outside of methods
(function () { try { return eval('super.x') } catch (e) { return e.name } })()
// => "SyntaxError"
// case: super property in a plain function of eval
class A { m() { try { eval('function f() { super.x }'); return 'ok' } catch (e) { return e.name } } } new A().m()
// => "SyntaxError"
// case: private names in eval
class A { #x = 7; m() { return eval('this.#x') } } new A().m()
// => 7
// case: unknown private names in eval
class A { #x; m() { try { eval('this.#y') } catch (e) { return e.name } } } new A().m()
// => "SyntaxError"
// case: arguments in eval of a field initializer
try { new (class { x = eval('arguments') })() } catch (e) { e.name }
// => "SyntaxError"
// case: return in eval is an error
(function () { try { eval('return 1') } catch (e) { return e.name } })()
// => "SyntaxError"
// case: eval of a non string
[eval(1), eval(), eval(['1 + 1']).length]
// => [1,null,1]
// case: eval conflicts with let
(function () { let x; { try { eval('var x') } catch (e) { return e.name } } })()
// => "SyntaxError"
// case: eval error message is catchable
try { eval('var 1a') } catch (e) { [e instanceof SyntaxError, typeof e.message] }
// => [true,"string"]
// case: new Function
new Function('a', 'b', 'return a + b')(1, 2)
// => 3
// case: parameters in one string
new Function('a, b = 2', '...c', 'return [a, b, c]')(1, undefined, 3, 4)
// => [1,2,[3,4]]
// case: function constructor without arguments
typeof Function()
// => "function"
// case: comments in parameters
new Function('a /* x', '*/, b', 'return a')(4)
// => 4
// case: parameters may not open a comment that the body closes
try { new Function('a', '/*', '*/){') } catch (e) { e.name }
// => "SyntaxError"
// case: parameters may not close the list
try { new Function('a){', '}') } catch (e) { e.name }
// => "SyntaxError"
// case: the body may not close the function
try { new Function('} function f() {') } catch (e) { e.name }
// => "SyntaxError"
// case: a line comment at the end of parameters
new Function('a // comment', 'return a')(5)
// => 5
// case: html comment in a body
new Function('-->')() === undefined
// => true
// case: generator function constructor
var G = Object.getPrototypeOf(function* () { }).constructor; [...new G('a', 'yield a; yield 2')(1)]
// => [1,2]
// case: async function constructor
var A = (async () => { }).constructor; new A('return await 5')()
// => 5
// case: async generator function constructor
var AG = Object.getPrototypeOf(async function* () { }).constructor; new AG('yield await 6')().next()
// => {"value":6,"done":false}
// case: yield in the parameters of a generated generator
var G = Object.getPrototypeOf(function* () { }).constructor; try { new G('a = yield', '') } catch (e) { e.name }
// => "SyntaxError"
// case: strict body with duplicate parameters
try { new Function('a', 'a', '"use strict"') } catch (e) { e.name }
// => "SyntaxError"
// case: strict body with a default parameter
try { new Function('a = 1', '"use strict"') } catch (e) { e.name }
// => "SyntaxError"
// case: new target in the function constructor
typeof new (new Function('this.t = new.target'))().t
// => "function"
// case: super in the function constructor
try { new Function('super.x') } catch (e) { e.name }
// => "SyntaxError"
// case: completion of eval in loops
eval('var r; for (var i = 0; i < 3; i++) { r = i; i }')
// => 2
// case: eval with var and function in blocks
(function () { eval('{ function f() { return 9 } }'); return f() })()
// => 9
