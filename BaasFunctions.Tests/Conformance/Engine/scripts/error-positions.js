// case: unexpected semicolon
var a = ;
// => throws SyntaxError at 1:9
// case: unexpected identifier
var a b
// => throws SyntaxError at 1:7
// case: unexpected closing brace
}
// => throws SyntaxError at 1:1
// case: unexpected token on a later line
var a = 1;

  a = = 2
// => throws SyntaxError at 3:7
// case: lines end with carriage returns too
eval("var a;\r\nvar b;\rb = )")
// => throws SyntaxError at 3:5
// case: lines end with separators too
eval("var a;\u2028b = )")
// => throws SyntaxError at 2:5
// case: line breaks in comments and strings count
/*
*/ "a\
b" c
// => throws SyntaxError at 3:4
// case: line breaks in templates count
`

` `${
1}` c
// => throws SyntaxError at 4:5
// case: second declaration of a name
let a; let a
// => throws SyntaxError at 1:12
// case: var over a let
let a;
{ var a }
// => throws SyntaxError at 2:7
// case: reserved word as a name
var if = 1
// => throws SyntaxError at 1:5
// case: end of input
(1 +
// => throws SyntaxError at 1:5
// case: invalid assignment target
1 = 2
// => throws SyntaxError at 1:1
// case: invalid update target
1 + 2++
// => throws SyntaxError at 1:5
// case: tabs are one column
		var 1
// => throws SyntaxError at 1:7
// case: astral characters are two columns
"😀" 1
// => throws SyntaxError at 1:6
// case: break without a loop
if (1) break
// => throws SyntaxError at 1:8
// case: unknown label
while (1) { break l }
// => throws SyntaxError at 1:19
// case: missing initializer
const a
// => throws SyntaxError at 1:8
// case: eval errors have their own lines


eval("\n1 +\n)")
// => throws SyntaxError at 3:1
// case: regexp literal
var a = /(/
// => throws SyntaxError at 1:10
// case: unexpected token in a function
function f() {
  return )
}
// => throws SyntaxError at 2:10
