// Arithmetic and formatting whose cost grows faster than their text, inside one operation.

// attack: multiply
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
let n = 3n; for (;;) n *= n;

// attack: power
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
3n ** 100000000n;

// attack: power-of-power
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
(2n ** 64n) ** (2n ** 40n);

// attack: shift-left
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
1n << 10000000000n;

// attack: shift-left-in-steps
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
let n = 1n; for (;;) n = (n << 1000000n) | 1n;

// attack: shift-right-by-a-negative
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
1n >> -10000000000n;

// attack: modulo-of-large
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
const a = 1n << 8000000n, b = (1n << 4000000n) - 1n; for (;;) a % b;

// attack: division-of-large
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
const a = (1n << 8000000n) - 1n, b = (1n << 4000000n) - 1n; for (;;) a / b;

// attack: to-string
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
(1n << 30000000n).toString().length;

// attack: to-string-radix
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
((1n << 30000000n) - 1n).toString(7).length;

// attack: to-string-in-a-loop
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
const n = 7n ** 100000n; for (;;) String(n);

// attack: to-locale-string
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
((1n << 20000000n) - 1n).toLocaleString().length;

// attack: intl-number-format
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
new Intl.NumberFormat().format((1n << 20000000n) - 1n).length;

// attack: parse
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
BigInt('9'.repeat(5000000));

// attack: parse-hexadecimal
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
BigInt('0x' + 'f'.repeat(10000000)) > 0n;

// attack: parse-by-comparison
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
1n < '9'.repeat(5000000);

// attack: parse-by-equality
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
1n == '9'.repeat(5000000);

// attack: as-uint-n
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
BigInt.asUintN(2 ** 53 - 1, -1n);

// attack: as-int-n
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
BigInt.asIntN(2 ** 40, -1n);

// attack: factorial
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
let n = 1n; for (let i = 1n; ; i++) n *= i;

// attack: fibonacci
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
let a = 1n, b = 1n; for (;;) [a, b] = [b, a + b];

// attack: literal-of-many-digits
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR SYNTAX_ERROR REJECTED COMPLETED SOURCE_TOO_MANY_NODES
@@800000*9@@n;

// attack: literal-hexadecimal
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR SYNTAX_ERROR REJECTED COMPLETED
0x@@800000*f@@n;

// attack: as-a-property-key
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR COMPLETED
({})[7n ** 2000000n];

// attack: in-a-template
// expect: TIMEOUT MEMORY_LIMIT SCRIPT_ERROR
`${7n ** 5000000n}`.length;

// attack: in-the-log
// returns: "logged"
// expect: COMPLETED TIMEOUT
ctx.log.info('big', { n: 7n ** 100000n }); console.log(7n ** 100000n); return 'logged';

// attack: as-the-result
// expect: RESULT_BIGINT
return 7n ** 1000n;

// attack: to-fixed
// expect: COMPLETED SCRIPT_ERROR
(1e21).toFixed(100); (5e-324).toFixed(101);

// attack: to-string-of-a-tiny-number
// expect: COMPLETED
for (let i = 2; i <= 36; i++) (5e-324).toString(i) + (1.7976931348623157e308).toString(i);

// attack: number-from-a-long-text
// expect: COMPLETED MEMORY_LIMIT TIMEOUT
Number('1'.repeat(10000000) + '.5'); parseFloat('0.' + '1'.repeat(10000000)); parseInt('z'.repeat(10000000), 36);

// attack: number-literal-of-many-digits
// expect: COMPLETED TIMEOUT SYNTAX_ERROR
return 0.@@500000*1@@ > 0;

// attack: intl-plural-and-dates
// expect: COMPLETED SCRIPT_ERROR TIMEOUT
for (let i = 0; i < 50; i++) new Date(8.64e15).toLocaleString('de-DE-u-ca-chinese'); new Date(NaN).toLocaleDateString();
