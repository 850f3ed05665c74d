// case: number forms
[0x1F, 0b101, 0o17, 1e3, 1E-2, .5, 5., 0.1e1, 1_000_000, 0xFF_FF, 0b1_0]
// => [31,5,15,1000,0.01,0.5,5,1,1000000,65535,2]
// case: legacy octal and decimal looking numbers
[010, 017, 08, 09.5, 0777, 08.5]
// => [8,15,8,9.5,511,8.5]
// case: upper case prefixes
[0XfF, 0B11, 0O7]
// => [255,3,7]
// case: members of numbers
[1..toFixed(1), 1.0.toFixed(1), 1 .toFixed(1), 0x1.toString(), 010.toString()]
// => ["1.0","1.0","1.0","1","8"]
// case: exact and rounded decimals
[0.1 + 0.2, 9007199254740993, 5e-324, 1.7976931348623157e308, 2e308 === Infinity, 123456789012345680000]
// => [0.30000000000000004,9007199254740992,5e-324,1.7976931348623157e+308,true,123456789012345680000]
// case: halfway decimals round to even
[1.00000000000000011102230246251565404236316680908203125 === 1, 1.00000000000000011102230246251565404236316680908203126 === 1, 2.2250738585072011e-308]
// => [true,false,2.225073858507201e-308]
// case: long hexadecimal numbers round correctly
[0x20000000000001, 0x20000000000003, 0x1fffffffffffff81 === 2305843009213693952, 0x10000000000000801 === 18446744073709555712, 0xfffffffffffffbff === 18446744073709550591]
// => [9007199254740992,9007199254740996,true,true,true]
// case: long binary and octal numbers round correctly
[0b100000000000000000000000000000000000000000000000000001, 0b100000000000000000000000000000000000000000000000000011, 0o400000000000000001, 0o400000000000000003]
// => [9007199254740992,9007199254740996,9007199254740992,9007199254740996]
// case: bigint forms
[10n, 0x1Fn, 0b11n, 0o7n, 1_000n, 0n].map(String)
// => ["10","31","3","7","1000","0"]
// case: a long bigint
(123456789012345678901234567890n).toString()
// => "123456789012345678901234567890"
// case: string escapes
'\n\t\b\v\f\r\'\"\\\0\x41\u0042\u{43}\u{1F600}'
// => "\n\t\b\u000b\f\r'\"\\\u0000ABC😀"
// case: unknown escapes are their character
'\a\c\d\e\-\/'
// => "acde-/"
// case: legacy octal escapes
['\1', '\12', '\101', '\377', '\400', '\08', '\8', '\9'].map(s => [...s].map(c => c.charCodeAt(0)))
// => [[1],[10],[65],[255],[32,48],[0,56],[56],[57]]
// case: line continuation
'a\
b'
// => "ab"
// case: line separators in strings
eval("'a\u2028b\u2029c'").length
// => 5
// case: lone surrogates
'\uD800'.charCodeAt(0) + '\uD83D\uDE00'.length
// => 55298
// case: template basics
var a = 1; [`x${a}y${a + 1}z`, ``, `\n`, `a
b`, `${'nested ' + `${a}`}`, `$ { } $`, `\${a}`, `{}`]
// => ["x1y2z","","\n","a\nb","nested 1","$ { } $","${a}","{}"]
// case: template with braces and functions
`${(() => { return { a: 1 } })().a}${`}`}${{}.x}`
// => "1}undefined"
// case: carriage returns in templates
eval('`a\r\nb\rc`')
// => "a\nb\nc"
// case: raw normalizes carriage returns
eval('String.raw`a\r\nb\rc\\\r\n`')
// => "a\nb\nc\\\n"
// case: tagged template
function tag(s, ...v) { return [s, s.raw, v] } tag`a${1}\n${2}c`
// => [["a","\n","c"],["a","\\n","c"],[1,2]]
// case: invalid escapes in tagged templates
function tag(s) { return [s[0] === undefined, s.raw[0]] } [tag`\u{zz}`, tag`\x`, tag`\01`, tag`\u00g`]
// => [[true,"\\u{zz}"],[true,"\\x"],[true,"\\01"],[true,"\\u00g"]]
// case: only the invalid piece is without value
function tag(s) { return s.map(x => x === undefined) } tag`a${1}\u${2}b`
// => [false,true,false]
// case: template objects are kept by place
function tag(s) { return s } function f() { return tag`a` } [f() === f(), f() === tag`a`, Object.isFrozen(f())]
// => [true,false,true]
// case: tag on members and calls
var o = { t(s) { return this.v + s[0] }, v: 1 }; [o.t`a`, (() => o.t)().call(o, ['b']), new (class { t(s) { return s[0] } })().t`c`]
// => ["1a","1b","c"]
// case: tag chains
var n = 0; function t(s) { n++; return t } t`a``b``c`; n
// => 3
// case: array literals
[[].length, [,].length, [, ,].length, [1, , 3].length, [1, 2, ].length, [[]].length]
// => [0,1,2,3,2,1]
// case: null and booleans
[null, true, false, typeof null]
// => [null,true,false,"object"]
// case: comments everywhere
/* a */ 1 /* b */ + /* c
*/ 2 // d
/**/
// => 3
// case: unicode whitespace
eval('1\u00A0+\uFEFF2\u2003+\u30003')
// => 6
// case: line separators end lines
eval('var q = 1\u2028q + 1')
// => 2
// case: line separator ends a comment
eval('1 // x\u2029+ 1')
// => 2
// case: unicode names
var ünïcödé = 1, 变量 = 2, \u0061b = 3, $_ = 4, \u{62}c = 5, a\u200Cb = 6; [ünïcödé, 变量, ab, $_, bc, a‌b]
// => [1,2,3,4,5,6]
// case: astral names
var 𠮷 = 1, \u{20BB8}x = 2; [\u{20BB7}, 𠮸x]
// => [1,2]
// case: other id start
var ℘ = 1, ℮ = 2, ゛ = 3, a· = 4; [℘, ℮, ゛, a·]
// => [1,2,3,4]
// case: escaped keywords as property names
var o = { \u0069f: 1, cl\u{61}ss() { return 2 } }; [o.if, o.\u0069f, o.class()]
// => [1,1,2]
