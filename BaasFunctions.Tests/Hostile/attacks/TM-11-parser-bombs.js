// Sources that are wide rather than deep: their cost lies in being parsed, analysed or prepared.

// attack: functions
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
@@30000*function f#(){}@@

// attack: variables
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@60000*let v#;@@

// attack: var-declarations
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@60000*var v#;@@

// attack: one-declaration-of-many
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT NO_DEFAULT_EXPORT
let @@60000*v#,@@ last;

// attack: exports
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@30000*export let e#;@@
export default () => 1;

// attack: export-names-of-one-thing
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT SYNTAX_ERROR NO_DEFAULT_EXPORT
const a = 1; export { @@40000*a as e#,@@ a };
export default () => 1;

// attack: parameters
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT SYNTAX_ERROR NO_DEFAULT_EXPORT
(function (@@60000*p#,@@ last) {})();

// attack: arguments
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT ARRAY_LIMIT NO_DEFAULT_EXPORT
(() => 1)(@@200000*1,@@ 1);

// attack: same-name-again-and-again
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT CPU_LIMIT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@100000*var v;@@

// attack: array-elements
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT
[@@400000*1,@@];

// attack: array-holes
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT ARRAY_LIMIT NO_DEFAULT_EXPORT
[@@900000*,@@];

// attack: object-members
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
({@@80000*p#:1,@@});

// attack: class-members
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
class A {@@40000*m#(){}@@}

// attack: static-fields
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT SYNTAX_ERROR NO_DEFAULT_EXPORT SCRIPT_ERROR
class A {@@40000*static s# = 1;@@}

// attack: switch-cases
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT
switch (1) {@@60000*case #:@@}

// attack: statements
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@500000*0;@@

// attack: empty-statements
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@1000000*;@@

// attack: template-parts
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
`@@150000*${0}@@`;

// attack: tagged-templates
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT
const t = () => 0; @@80000*t`x`;@@

// attack: regular-expressions
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT CPU_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
@@50000*/a#/;@@

// attack: one-huge-regular-expression
// expect: COMPLETED SOURCE_TOO_LONG TIMEOUT MEMORY_LIMIT SYNTAX_ERROR CPU_LIMIT RECURSION_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
/@@150000*a|b|@@/;

// attack: named-groups
// expect: COMPLETED SOURCE_TOO_LONG TIMEOUT MEMORY_LIMIT SYNTAX_ERROR CPU_LIMIT RECURSION_LIMIT NO_DEFAULT_EXPORT SCRIPT_ERROR
/@@30000*(?<n#>a)@@/;

// attack: one-huge-identifier
// expect: COMPLETED SCRIPT_ERROR SOURCE_TOO_LONG NO_DEFAULT_EXPORT
@@900000*a@@;

// attack: escaped-identifier
// expect: COMPLETED SCRIPT_ERROR SOURCE_TOO_LONG NO_DEFAULT_EXPORT
@@100000*\u0061@@;

// attack: one-huge-string
// expect: COMPLETED SOURCE_TOO_LONG NO_DEFAULT_EXPORT
'@@900000*x@@';

// attack: one-huge-comment
// expect: COMPLETED SOURCE_TOO_LONG NO_DEFAULT_EXPORT
/*@@900000* @@*/

// attack: many-lines
// expect: COMPLETED SOURCE_TOO_LONG NO_DEFAULT_EXPORT
@@900000*
@@

// attack: more-than-is-allowed
// expect: SOURCE_TOO_LONG
@@1100000* @@

// attack: much-more-than-is-allowed
// expect: SOURCE_TOO_LONG
@@8000000* @@

// attack: labels-and-blocks
// expect: COMPLETED SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT MEMORY_LIMIT NO_DEFAULT_EXPORT
@@80000*a:{}@@

// attack: arrows-that-turn-out-not-to-be
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES SOURCE_TOO_DEEP TIMEOUT
@@60*(a,@@@@60*)@@; @@1000*((((((((((a,b)))))))))),@@ =

// attack: async-arrows-that-turn-out-not-to-be
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES SOURCE_TOO_DEEP TIMEOUT SCRIPT_ERROR
return @@50*async(a = @@1@@50*)@@;

// attack: patterns-that-turn-out-not-to-be
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES SOURCE_TOO_DEEP TIMEOUT
@@60*[a=@@1@@60*]@@ = = 1;

// attack: early-errors-of-many-labels
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT
@@50000*break a#;@@

// attack: undeclared-exports
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT
export { @@50000*x#,@@ };

// attack: syntax-error-at-the-very-end
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES TIMEOUT
@@100000*a();@@ (

// attack: syntax-error-on-one-long-line
// expect: SYNTAX_ERROR SOURCE_TOO_LONG
'@@900000*x@@' '

// attack: unterminated-template
// expect: SYNTAX_ERROR SOURCE_TOO_LONG SOURCE_TOO_MANY_NODES
`@@100000*${a}@@

// attack: unterminated-comment
// expect: SYNTAX_ERROR SOURCE_TOO_LONG
/*@@900000*/@@

// attack: lone-surrogates-and-odd-spaces
// expect: SYNTAX_ERROR COMPLETED
return '@@1000*\ud800@@'.length;

// attack: escapes-outside-of-text
// expect: SYNTAX_ERROR
@@1000*\0@@

// attack: html-comments
// expect: SYNTAX_ERROR COMPLETED
<!-- x
return 1
-->

// attack: hashbang
// expect: SYNTAX_ERROR COMPLETED
#!/bin/sh
return 1;

// attack: body-that-closes-its-wrapping
// expect: SYNTAX_ERROR
})(); })(function () { return 'out'; }); (function () { (function () {

// attack: body-that-comments-out-its-wrapping
// expect: SYNTAX_ERROR
return 1; }()) }) /*

// attack: body-that-adds-a-second-function
// expect: SYNTAX_ERROR
return 1; })(); }, function () { return (async function () { return 2;

// attack: comparisons-or-type-arguments
// expect: SYNTAX_ERROR SOURCE_TOO_DEEP
let x: T = @@200000*a<b<@@

// attack: conditionals-or-result-types
// expect: SYNTAX_ERROR SOURCE_TOO_DEEP
let x: T = @@60000*a ? (b) : c => @@

// attack: function-types-or-parentheses
// expect: SYNTAX_ERROR SOURCE_TOO_DEEP
let x: @@100000*({a: [@@

// attack: comments-without-end
// expect: SYNTAX_ERROR
let x: T = @@150000*/* /@@

// attack: cases-or-result-types
// expect: SYNTAX_ERROR SOURCE_TOO_DEEP
let x: T; switch (x) { @@50000*case (a): { b: @@
