// Sources nested so deeply that reading them needs the stack. Refused before anything runs.

// attack: parentheses
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*(@@1@@50000*)@@;

// attack: brackets
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*[@@@@50000*]@@;

// attack: open-brackets-only
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@300000*[@@

// attack: braces
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@50000*{@@@@50000*}@@

// attack: object-literals
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@30000*{a:@@1@@30000*}@@;

// attack: functions
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@20000*function f(){@@@@20000*}@@

// attack: arrow-functions
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*a=>@@1;

// attack: async-arrow-functions
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@20000*async(a)=>@@1;

// attack: classes
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@20000*class{a=@@1@@20000*}@@;

// attack: class-heritage
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@10000*class extends @@Object@@10000*{}@@;

// attack: unary-operators
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@100000*!@@1;

// attack: typeof-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*typeof @@1;

// attack: plus-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR SOURCE_TOO_MANY_NODES
return @@100000*1+@@1;

// attack: exponent-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@100000*1**@@1;

// attack: comma-and-conditional
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*1?1:@@1;

// attack: conditional-in-the-middle
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*1?@@1@@50000*:1@@;

// attack: assignment-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let a; @@100000*a=@@1;

// attack: member-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR SOURCE_TOO_MANY_NODES
return a@@100000*.a@@;

// attack: optional-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR SOURCE_TOO_MANY_NODES
return a@@100000*?.a@@;

// attack: call-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR SOURCE_TOO_MANY_NODES
return a@@100000*()@@;

// attack: computed-member-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*a[@@1@@50000*]@@;

// attack: new-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*new @@a;

// attack: await-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@50000*await @@1;

// attack: template-nesting
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@20000*`${@@1@@20000*}`@@;

// attack: tagged-template-chain
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR SOURCE_TOO_MANY_NODES
return a@@50000*``@@;

// attack: else-if-ladder
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@20000*if(0);else @@;

// attack: nested-loops
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@20000*for(;;)@@;

// attack: labels
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@20000*a#:@@;

// attack: nested-try
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@20000*try{@@@@20000*}finally{}@@

// attack: nested-switch
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@@20000*switch(0){case 0:@@@@20000*}@@

// attack: array-patterns
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let @@30000*[@@a@@30000*]@@ = 1;

// attack: object-patterns
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let @@20000*{a:@@a@@20000*}@@ = 1;

// attack: cover-grammar-that-ends-as-a-pattern
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
(@@30000*[@@a@@30000*]@@) => 1;

// attack: default-parameters
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@20000*(a=@@1@@20000*)=>1@@;

// attack: regular-expression-groups
// expect: COMPLETED SOURCE_TOO_DEEP SYNTAX_ERROR SCRIPT_ERROR RECURSION_LIMIT
return /@@20000*(@@a@@20000*)@@/.test('a');

// attack: regular-expression-class-sets
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR SCRIPT_ERROR RECURSION_LIMIT
return /@@20000*[@@a@@20000*]@@/v.test('a');

// attack: spread-nesting
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@30000*[...@@1@@30000*]@@;

// attack: yield-nesting
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
function* g() { @@30000*yield @@1; }

// attack: decorators-and-parentheses
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
@(@@30000*(@@a@@30000*)@@) class A {}

// attack: dynamic-import-nesting
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
return @@20000*import(@@1@@20000*)@@;

// attack: config-literal-nesting
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
export const config = @@30000*[@@@@30000*]@@;
export default () => 1;

// attack: types-in-parentheses
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let x: @@50000*(@@a@@50000*)@@;

// attack: object-types
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let x: @@30000*{a:@@1@@30000*}@@;

// attack: type-arguments
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let x: @@50000*A<@@a@@50000*>@@;

// attack: typed-functions
// expect: SOURCE_TOO_DEEP SYNTAX_ERROR
let x: T = @@20000*(a: T): T => (@@1@@20000*)@@;
