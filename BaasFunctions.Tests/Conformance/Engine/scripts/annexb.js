// case: html open comment
var x = 1; x <!-- y
// => 1
// case: html close comment at the start of a line
var x = 5;
--> a comment
x
// => 5
// case: html close comment after a block comment
var x = 5; /*
*/ --> a comment
x
// => 5
// case: goes to operator
var n = 5, r = []; while (n --> 3) r.push(n); r
// => [4,3]
// case: arrow after decrement on one line
5 --> 4 ? 1 : 2
// note: 5-- is no update of a name
// => throws SyntaxError
// case: legacy octal in sloppy code only
[eval('010'), (() => { try { return eval('"use strict"; 010') } catch (e) { return e.name } })()]
// => [8,"SyntaxError"]
// case: octal before use strict
(() => { try { eval('function f() { "\\01"; "use strict" }') } catch (e) { return e.name } })()
// => "SyntaxError"
// case: call as an assignment target
var f = () => 1, r = []; try { f() = 1 } catch (e) { r.push(e.name) } try { f()++ } catch (e) { r.push(e.name) } try { for (f() of [1]); } catch (e) { r.push(e.name) } r
// => ["ReferenceError","ReferenceError","ReferenceError"]
// case: call as an assignment target in strict code
['f() = 1', 'f()++', 'for (f() in {});', '[f()] = []', 'f() &&= 1', '++f()'].map(s => { try { new Function('"use strict"; ' + s); return 'ok' } catch (e) { return e.name } })
// v8 lacks: the early error in strict code
// => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
// case: call as a target of patterns and logical assignment
['[f()] = []', '({ a: f() } = {})', 'f() &&= 1', 'f() ??= 1'].map(s => { try { new Function(s); return 'ok' } catch (e) { return e.name } })
// => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
// case: function in an else branch
if (0); else function f() { return 1 } f()
// => 1
// case: function under stacked labels
a: b: function f() { return 2 } f()
// => 2
// case: block function in a function is hoisted as var
(function () { var t = typeof f; if (1) { function f() { } } return [t, typeof f] })()
// => ["undefined","function"]
// case: block function does not hoist over a parameter
(function (f) { { function f() { } } return typeof f })(1)
// => "number"
// case: block async function stays inside
(function () { { async function f() { } } return typeof f })()
// => "undefined"
// case: block generator stays inside
(function () { { function* f() { } } return typeof f })()
// => "undefined"
// case: block function conflicts with an outer let
(function () { let f = 1; { function f() { } } return f })()
// => 1
// case: block function and catch parameter
(function () { try { throw 1 } catch (f) { { function f() { } } return typeof f } })()
// => "number"
// case: escape and unescape exist
[escape('ä b'), unescape('%E4')]
// => ["%E4%20b","ä"]
// case: proto accessor
var o = {}; o.__proto__ = { x: 1 }; o.x
// => 1
// case: duplicate parameters in sloppy code
(function (a, a) { return a })(1, 2)
// => 2
// case: this in sloppy functions
(function () { return this === globalThis && typeof this })()
// => "object"
// case: delete of a name in sloppy code
var o = 1; z = 2; [delete o, delete z, delete arguments_]; function arguments_() { }
// => [false,true,false]
// case: eval and arguments as targets in sloppy code
(function () { arguments = 5; return arguments })()
// => 5
// case: future reserved words as names in sloppy code
var implements = 1, interface = 2, package = 3, private = 4, protected = 5, public = 6; implements + interface + package + private + protected + public
// => 21
// case: html comments are operators in modules
// v8 lacks: that reading, it refuses them
// file: main.js
var a = 1, b = 0; export default a <!--b
;
// => false
// case: html-like operators in modules
// file: main.js
var a = 3, b = 0; export default a-->b
// => true
// case: hashbang at the start of eval code
eval('#!/usr/bin/env node\n2')
// => 2
// case: hashbang anywhere else
eval(' #!/usr/bin/env node\n2')
// => throws SyntaxError
