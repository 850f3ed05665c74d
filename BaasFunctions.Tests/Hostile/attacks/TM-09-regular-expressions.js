// Matches that take for ever. One match has a time of its own, the execution its time limit, and the process a deadline.

// attack: nested-quantifiers
// expect: REGEX_TIMEOUT TIMEOUT
/^(a+)+$/.test('a'.repeat(50) + '!');

// attack: nested-quantifiers-from-text
// expect: REGEX_TIMEOUT TIMEOUT
new RegExp('^(a+)+$').test('a'.repeat(50) + '!');

// attack: overlapping-alternatives
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^(a|a)*$/.test('a'.repeat(50) + '!');

// attack: overlapping-alternatives-with-optional
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^(a|a?)+$/.test('a'.repeat(50) + '!');

// attack: three-stars
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/(x+x+)+y/.test('x'.repeat(60));

// attack: polynomial
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED MEMORY_LIMIT
/\s*\s*\s*\s*\s*$/.test(' '.repeat(50000) + 'x');

// attack: back-reference
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^(.*)\1\1\1\1$/.test('a'.repeat(20000) + 'b');

// attack: back-reference-inside-a-loop
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^((a*)\2)*$/.test('a'.repeat(60) + '!');

// attack: look-ahead-in-a-loop
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^(?:(?=(a+))a)*$/.test('a'.repeat(30000) + '!');

// attack: look-behind
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/(?<=(a+)+)b$/.test('a'.repeat(20000));

// attack: lazy-quantifiers
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^(a+?)+?$/.test('a'.repeat(50) + '!');

// attack: counted-repetition
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED SCRIPT_ERROR
/^(a{1,100}){1,100}$/.test('a'.repeat(5000) + '!');

// attack: counted-repetition-that-explodes
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED SCRIPT_ERROR MEMORY_LIMIT
new RegExp('((((a{100}){100}){100}){100}){100}').test('a'.repeat(1000));

// attack: empty-loop
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/(?:){2147483647}$/.test('a');

// attack: many-alternatives
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED MEMORY_LIMIT SCRIPT_ERROR
new RegExp('^(?:' + Array.from({ length: 50000 }, (_, i) => 'a' + i).join('|') + ')*$').test('a1a2a3'.repeat(1000) + '!');

// attack: many-groups
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED MEMORY_LIMIT SCRIPT_ERROR RECURSION_LIMIT
new RegExp('(a)?'.repeat(20000)).test('b');

// attack: case-insensitive-unicode
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^(\p{L}|\p{Lu}|\p{Ll})+$/iu.test('a'.repeat(50) + '!');

// attack: class-sets
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
/^([\p{L}--[a-f]]|[\p{L}&&\p{ASCII}])+$/v.test('z'.repeat(50) + '!');

// attack: global-match-over-a-long-text
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED MEMORY_LIMIT ARRAY_LIMIT
'ab'.repeat(2e6).match(/a.*?b/g).length;

// attack: global-replace-over-a-long-text
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED MEMORY_LIMIT
'ab'.repeat(2e6).replace(/b*$/g, '').length;

// attack: match-all-for-ever
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
for (;;) for (const m of 'aaaa'.matchAll(/a/g)) m;

// attack: match-all-with-a-clinging-index
// expect: TIMEOUT MEMORY_LIMIT
class R extends RegExp { exec() { return { 0: 'a', index: 0, length: 1 }; } } for (const m of new R('a', 'g')[Symbol.matchAll]('aaaa'));

// attack: match-with-an-exec-that-never-ends
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
const r = /a/g; r.exec = () => ['a']; r[Symbol.match]('aaaa');

// attack: replace-with-an-exec-that-never-ends
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
const r = /a/g; r.exec = Object.bind(null, ['a']); r[Symbol.replace]('aaaa', 'b');

// attack: split-quadratic
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
'a'.repeat(100000).split(/a*$b/).length;

// attack: sticky-scan
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
const r = /(a*)*b/y; for (let i = 0; ; i++) { r.lastIndex = i % 1000; r.test('a'.repeat(1000)); }

// attack: search-quadratic
// expect: REGEX_TIMEOUT TIMEOUT COMPLETED
'a'.repeat(200000).search(/a*b/);

// attack: caught-and-repeated
// expect: REGEX_TIMEOUT TIMEOUT
for (;;) { try { /^(a+)+$/.test('a'.repeat(50) + '!'); } catch { } }

// attack: in-a-replace-callback
// expect: REGEX_TIMEOUT TIMEOUT
'a'.replace(/a/, () => /^(a+)+$/.test('a'.repeat(50) + '!'));

// attack: many-short-ones
// expect: REGEX_TIMEOUT TIMEOUT
for (;;) /^(a+)+$/.test('a'.repeat(16) + '!');

// attack: huge-flags-text
// expect: SCRIPT_ERROR MEMORY_LIMIT
new RegExp('a', 'g'.repeat(1e7));

// attack: named-groups-without-end
// expect: SCRIPT_ERROR MEMORY_LIMIT TIMEOUT COMPLETED REGEX_TIMEOUT
new RegExp(Array.from({ length: 20000 }, (_, i) => `(?<n${i}>a)?`).join('')).exec('a');

// attack: url-pattern-that-tracks-back
// expect: TIMEOUT REGEX_TIMEOUT CPU_LIMIT SCRIPT_ERROR
// limits: timeout=2000
const pattern = new URLPattern({ pathname: '/((?:a+)+)b' }); for (;;) pattern.test({ pathname: '/' + 'a'.repeat(40) + 'c' });

// attack: url-pattern-of-many-names
// expect: TIMEOUT REGEX_TIMEOUT CPU_LIMIT SCRIPT_ERROR MEMORY_LIMIT
// limits: timeout=2000
const pattern = new URLPattern({ pathname: Array.from({ length: 60 }, (_, i) => `/:a${i}(.*)`).join('') }); for (;;) pattern.test({ pathname: '/a'.repeat(5000) });

// attack: url-pattern-that-is-long
// expect: TIMEOUT REGEX_TIMEOUT CPU_LIMIT SCRIPT_ERROR MEMORY_LIMIT
// limits: timeout=2000
for (let n = 1000; ; n *= 2) new URLPattern({ pathname: '/:a*'.replaceAll('a', 'b') + '{a}*'.repeat(n) });
