// case: literal forms
['aBc'.replace(/b/i, 'x'), /[/\]]/.test('/'), /\//.source, /a/gi.flags, /(?:)/.test('')]
// => ["axc",true,"\\/","gi",true]
// case: regexp after a block
var x = 5; var g = 1; {} /5/g.test(x)
// => true
// case: division after an object
var g = 1; +{} / 1
// => null
// case: division after a parenthesis and a call
var f = () => 8, g = 2, i = 4; [(8) / 2 / g, f() / 2 / g, [8][0] / 2 / g, i++ / 2, i]
// => [2,2,2,2,5]
// case: regexp after keywords
(function () { return /a/.test('a') })() && typeof /a/ === 'object' && (void /a/ === undefined)
// => true
// case: regexp after a condition
var r; if (1) /a/.test('a') ? r = 1 : 0; for (; /b/.test('b') && !r;); while (0) /c/; r
// => 1
// case: regexp after an arrow body on the next line
var f = x => {}
/re/.test('re')
// => true
// case: regexp in a template and after a brace
`${/}/.test('}')}` + (function () { } / 1)
// => "trueNaN"
// case: division assignment
var a = 8; a /= 2; a
// => 4
// case: regexp that starts with an equals sign
/=/.test('=') && [/=a/][0].source
// => "=a"
// case: named groups
var m = /(?<year>\d{4})-(?<m>\d\d)/.exec('2026-03'); [m.groups.year, m.groups.m, '2026-03'.replace(/(?<a>\d+)-(?<b>\d+)/, '$<b>/$<a>')]
// => ["2026","03","03/2026"]
// case: named back reference
/(?<q>['"]).\k<q>/.test(`'a'`) && !/(?<q>['"]).\k<q>/.test(`'a"`)
// => true
// case: back reference by k without groups is literal
/\k<a>/.test('k<a>')
// => true
// case: lookbehind
['$10 €20'.match(/(?<=\$)\d+/)[0], '$10 €20'.match(/(?<!\$|\d)\d+/)[0]]
// => ["10","20"]
// case: lookahead
['ab ac'.match(/a(?=c)/).index, 'ab ac'.match(/a(?!b)/).index]
// => [3,3]
// case: quantified lookahead
/(?=a)*b/.test('b')
// => true
// case: sticky
var r = /a/y; [r.test('ba'), (r.lastIndex = 1, r.test('ba'))]
// => [false,true]
// case: dot all
[/a.b/.test('a\nb'), /a.b/s.test('a\nb')]
// => [false,true]
// case: unicode
[/^.$/.test('😀'), /^.$/u.test('😀'), /\u{1F600}/u.test('😀'), /^[😀]$/u.test('😀')]
// => [false,true,true,true]
// case: property escapes
[/\p{Lu}/u.test('É'), /\p{Script=Greek}/u.test('λ'), /^\P{L}$/u.test('1'), /\p{ASCII}/u.test('é')]
// => [true,true,true,false]
// case: indices
/a(b)/d.exec('xab').indices
// => [[1,3],[2,3]]
// case: set notation
[/^[\w--[aeiou]]+$/v.test('xyz'), /^[\w--[aeiou]]+$/v.test('xaz'), /[[a-z]&&[x-z]]/v.test('y')]
// => [true,false,true]
// case: strings in sets
/^[\q{abc|d}]$/v.test('abc')
// => true
// case: properties of strings
/^\p{RGI_Emoji}$/v.test('👍🏽')
// => true
// case: modifiers
[/(?i:a)b/.test('Ab'), /(?i:a)b/.test('AB'), /(?-i:a)b/i.test('aB'), /(?s-i:.)/i.test('\n')]
// v8 lacks: modifiers
// => [true,false,true,true]
// case: duplicate names in alternatives
var m = /(?<y>\d{4})-|-(?<y>\d\d)/.exec('-26'); m.groups.y
// v8 lacks: duplicate named groups
// => "26"
// case: annex b leniency
[/]/.test(']'), /{/.test('{'), /}/.test('}'), /a{/.test('a{'), /a{1/.test('a{1'), /\c/.test('\\c'), /[\c]/.test('\\'), /\x1/.test('x1'), /\u1/.test('u1'), /\-/.test('-')]
// => [true,true,true,true,true,true,true,true,true,true]
// case: octal escapes and back references
[/\1/.test('\x01'), /\101/.test('A'), /(a)\1/.test('aa'), /\8/.test('8'), /[\1]/.test('\x01')]
// => [true,true,true,true,true]
// case: class ranges with escapes
[/[\w-a]/.test('-'), /[a-\d]/.test('-'), /[--a]/.test('A'), /[^]/.test('\n'), /[]/.test('a')]
// => [true,true,true,true,false]
// case: flags in any order
/a/ysmig.flags
// => "gimsy"
// case: all flags
/a/dgimsuy.flags
// => "dgimsuy"
// case: regexp literals are new each time
var f = () => /a/g; f() === f()
// => false
// case: invalid patterns of the constructor
['(', '[', 'a**', '\\', '(?<a', '(?<a>.)(?<a>.)', 'a{2,1}', '(?<n>a)\\k<m>'].map(p => { try { new RegExp(p); return 'ok' } catch (e) { return e.name } })
// => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
// case: invalid patterns in unicode mode
['\\-', '{', '}', ']', 'a{', '\\c', '\\1', '\\u1', '(?=a)*', '\\p{Nope}', '\\u{110000}', '[\\w-a]'].map(p => { try { new RegExp(p, 'u'); return 'ok' } catch (e) { return e.name } })
// => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
// case: invalid flags
['gg', 'x', 'uv', 'G'].map(f => { try { new RegExp('a', f); return 'ok' } catch (e) { return e.name } })
// => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
// case: invalid set notation
['[a--b&&c]', '[(]', '[a&&&b]', '\\P{RGI_Emoji}', '[^\\p{RGI_Emoji}]', '[a-b--c]'].map(p => { try { new RegExp(p, 'v'); return 'ok' } catch (e) { return e.name } })
// => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
// case: split and match all
['a1b2'.split(/\d/), [...'a1b2'.matchAll(/[a-z](\d)/g)].map(m => m[1])]
// => [["a","b",""],["1","2"]]
// case: case folding in unicode mode
[/\u212a/i.test('k'), /\u212a/iu.test('k')]
// => [false,true]
// case: deeply nested groups
new RegExp('(?:'.repeat(200) + 'a' + ')'.repeat(200)).test('a')
// => true
