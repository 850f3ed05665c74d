// case: var hoists
var seen = typeof later; var later = 1; [seen, later];
// => ["undefined",1]
// case: let is in its dead zone before its declaration
try { probe; let probe = 1; 'read' } catch (e) { e.name }
// => "ReferenceError"
// case: const cannot be assigned
const c = 1; try { c = 2; 'written' } catch (e) { e.name + c }
// => "TypeError1"
// case: let shadows in a block
let outer = 1; { let outer = 2; } outer
// => 1
// case: let as a name in sloppy code
var let = 1; let
// => 1
// case: escaped let is a name and the line ends
var a = 1;
l\u0065t
a = 5; a
// note: the word must be declared before it is read, in either engine
// => throws ReferenceError
// case: escaped let that is declared
var l\u0065t = 3;
var a;
l\u0065t
a = let + 2; a
// => 5
// case: let on its own line before a name declares
let
x1 = 4; x1
// => 4
// case: if with let and a block on the next line
var let = 7; if (1) let
{ let = 8 } let
// => 8
// case: function declarations hoist with their bodies
var r = f(); function f() { return 'first' } function f() { return 'second' } r
// => "second"
// case: async as a name
var async = 3; async = async + 1; async
// => 4
// case: async call is not a function
function async(x) { return x * 2 } var y = async
(21); y
// => 42
// case: yield as a name in sloppy code
var yield = 2; yield: for (;;) { yield++; break yield } yield
// => 3
// case: await as a name in scripts
var await = 2; await: for (;;) { break await } await + 1
// => 3
// case: of and get and set and static as names
var of = 1, get = 2, set = 3, static = 4; [of, get, set, static]
// => [1,2,3,4]
// case: closures in for let get their own binding
var fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); fs.map(f => f())
// => [0,1,2]
// case: closures in for var share a binding
var fs = []; for (var i = 0; i < 3; i++) fs.push(() => i); fs.map(f => f())
// => [3,3,3]
// case: for of body may shadow the loop name
var out = []; for (let i of [1, 2]) { let i = 9; out.push(i) } out
// => [9,9]
// case: class declarations do not hoist their value
try { new Later(); } catch (e) { e.name } finally { } class Later {}
// note: the completion value of the class is empty
// => "ReferenceError"
// case: const in for of
var t = 0; for (const v of [1, 2, 3]) t += v; t
// => 6
// case: comma declarations with initializers
var a = 1, b = a + 1, c; [a, b, c === undefined]
// => [1,2,true]
// case: global var is a property of the global object
var globalOne = 1; let globalTwo = 2; [globalThis.globalOne, globalThis.globalTwo === undefined]
// => [1,true]
// case: strict mode forbids undeclared names
(function () { 'use strict'; try { undeclaredName = 1 } catch (e) { return e.name } })()
// => "ReferenceError"
// case: sloppy code makes a global of an undeclared name
(function () { undeclaredHere = 5 })(); undeclaredHere
// => 5
