// case: line breaks end statements
var a = 1
var b = 2
a + b
// => 3
// case: no break where the line can go on
var a = 1, f = x => x * 10
var b = a
+ 1; b
// => 2
// case: a parenthesis continues a call
var f = x => typeof x, g = f
(1)
g
// => "number"
// case: a bracket continues a member
var a = [[1, 2]]
[0]
a
// => [1,2]
// case: a template continues a tag
var f = s => s.raw[0]
var g = f
`tagged`
g
// => "tagged"
// case: return before a line break returns nothing
(function () { return
1 })() === undefined
// => true
// case: update after a line break belongs to the next line
var a = 1, b = 1
a
++
b; [a, b]
// => [1,2]
// case: break and continue before a line break have no label
var n = 0; a: for (;;) { n++; for (;;) { if (n > 1) break a; break
a } }
n
// => 2
// case: throw before a line break is an error
eval('throw\n1')
// => throws SyntaxError
// case: arrow before a line break is an error
eval('var f = x\n=> x')
// => throws SyntaxError
// case: a closing brace ends a statement
{ var a = 1 } { a = 2 } a
// => 2
// case: end of input ends a statement
var a = 3; a
// => 3
// case: do while on one line
var n = 0; do n++; while (n < 2) n
// => 2
// case: a for head gets no semicolons
eval('for (var i = 0\ni < 1; i++);')
// => throws SyntaxError
// case: an empty statement is not inserted
eval('if (1)\n')
// => throws SyntaxError
// case: a multi-line comment is a line break
var a = 1 /*
*/ var b = 2; a + b
// => 3
// case: a one-line comment in the middle is none
eval('var a = 1 /* x */ var b = 2')
// => throws SyntaxError
// case: let before a line break and a bracket is a declaration
let
[a1] = [4]; a1
// => 4
// case: async before a line break and function
var async = 1
async
function f() { return 2 } typeof f()
// => "number"
// case: yield before a line break yields nothing
function* g() { var x = yield
return x } var it = g(); it.next(); it.next(5).value
// => 5
// case: regexp on the next line is a division
var a = 8, g = 2
var b = a
/2/g
b
// => 2
// case: a leading plus on the next line adds
var s = 'a'
+ 'b'; s
// => "ab"
// case: in and instanceof on the next line
var r = 'a'
in { a: 1 }; r
// => true
// case: optional chain on the next line
var o = { a: { b: 1 } }
var r = o
?.a
.b; r
// => 1
// case: get and set before a line break in objects
var o = { get
x() { return 1 }, set
x(v) { } }; o.x
// => 1
// case: async before a line break in objects is an error
eval('({ async\nx() {} })')
// => throws SyntaxError
// case: semicolons after declarations are empty statements
function f() { }; class A { }; f() === undefined
// => true
// case: import meta words on new lines
var of
of = 3; of
// => 3
