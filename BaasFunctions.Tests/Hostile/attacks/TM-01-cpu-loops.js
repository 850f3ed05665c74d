// Loops that never end, one per construct. Nothing that script can write may outlast the time limit, and nothing may catch its end.

// attack: while-true
// expect: TIMEOUT
while (true) {}

// attack: for-ever-empty
// expect: TIMEOUT
for (;;);

// attack: do-while
// expect: TIMEOUT
do { } while (1);

// attack: comma-in-condition
// expect: TIMEOUT
let i = 0; while (i++, true);

// attack: labelled-continue
// expect: TIMEOUT
outer: for (;;) { for (;;) { continue outer; } }

// attack: for-in-over-itself
// expect: TIMEOUT
for (;;) for (const k in { a: 1, b: 2 }) { k.length; }

// attack: for-of-endless-generator
// expect: TIMEOUT
function* endless() { for (;;) yield 1; }
for (const x of endless()) { x; }

// attack: for-of-endless-iterator-object
// expect: TIMEOUT
const it = { [Symbol.iterator]() { return { next: () => ({ done: false, value: 0 }) }; } };
for (const x of it);

// attack: for-of-growing-array
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
const a = [1]; for (const x of a) a.push(x);

// attack: for-of-growing-set
// expect: TIMEOUT MEMORY_LIMIT
const s = new Set([0]); for (const x of s) { s.delete(x); s.add(x + 1); }

// attack: for-of-growing-map
// expect: TIMEOUT MEMORY_LIMIT
const m = new Map([[0, 0]]); for (const [k] of m) { m.delete(k); m.set(k + 1, 0); }

// attack: for-await
// expect: TIMEOUT
async function* g() { for (;;) yield 1; }
for await (const x of g());

// attack: await-in-a-loop
// expect: TIMEOUT
for (;;) await 0;

// attack: await-a-resolved-promise
// expect: TIMEOUT
const done = Promise.resolve(); while (true) await done;

// attack: catch-and-go-on
// expect: TIMEOUT
for (;;) { try { for (;;) { } } catch { } }

// attack: finally-and-go-on
// expect: TIMEOUT
for (;;) { try { for (;;); } finally { continue; } }

// attack: finally-that-loops
// expect: TIMEOUT
try { for (;;); } finally { for (;;); }

// attack: catch-that-loops
// expect: TIMEOUT
try { throw 1; } catch { for (;;); }

// attack: generator-finally-that-loops
// expect: TIMEOUT
function* g() { try { yield 1; } finally { for (;;); } }
for (const x of g()) break;

// attack: generator-return-that-loops
// expect: TIMEOUT
const it = { [Symbol.iterator]() { return { next: () => ({ done: false }), return() { for (;;); } }; } };
for (const x of it) break;

// attack: getter
// expect: TIMEOUT
({ get a() { for (;;); } }).a;

// attack: setter
// expect: TIMEOUT
({ set a(v) { for (;;); } }).a = 1;

// attack: value-of
// expect: TIMEOUT
+{ valueOf() { for (;;); } };

// attack: to-string-in-template
// expect: TIMEOUT
`${{ toString() { for (;;); } }}`;

// attack: to-primitive
// expect: TIMEOUT
1 + { [Symbol.toPrimitive]() { for (;;); } };

// attack: default-parameter
// expect: TIMEOUT
((a = (() => { for (;;); })()) => a)();

// attack: destructuring-default
// expect: TIMEOUT
const { a = (() => { for (;;); })() } = {};

// attack: destructuring-an-endless-iterator
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
function* g() { for (;;) yield 1; }
const [...all] = g();

// attack: spread-of-an-endless-iterator
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
function* g() { for (;;) yield 1; }
[...g()];

// attack: spread-into-arguments
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
function* g() { for (;;) yield 1; }
Math.max(...g());

// attack: yield-star-over-endless
// expect: TIMEOUT
function* g() { for (;;) yield 1; }
function* h() { yield* g(); }
for (const x of h());

// attack: class-static-block
// expect: TIMEOUT
class A { static { for (;;); } }

// attack: class-field
// expect: TIMEOUT
new (class { a = (() => { for (;;); })(); })();

// attack: class-constructor
// expect: TIMEOUT
new (class { constructor() { for (;;); } })();

// attack: computed-key
// expect: TIMEOUT
({ [(() => { for (;;); })()]: 1 });

// attack: tagged-template
// expect: TIMEOUT
((s) => { for (;;); })`x`;

// attack: switch-in-a-loop
// expect: TIMEOUT
for (let i = 0; ; i ^= 1) switch (i) { case 0: continue; default: }

// attack: bodiless-conditional-chain
// expect: TIMEOUT
let i = 0; for (; (i = i ? 0 : 1, true););

// attack: module-top-level
// expect: TIMEOUT
for (;;);
export default () => 1;

// attack: module-top-level-await
// expect: TIMEOUT
for (;;) await null;
export default () => 1;

// attack: computed-config
// expect: TIMEOUT
export const config = { get timeout() { for (;;); } };
export default () => 1;

// attack: result-getter
// expect: TIMEOUT
return { get a() { for (;;); } };

// attack: result-to-json
// expect: TIMEOUT
return { toJSON() { for (;;); } };

// attack: result-proxy-own-keys
// expect: TIMEOUT
return new Proxy({}, { ownKeys() { for (;;); } });

// attack: error-message-getter
// expect: TIMEOUT SCRIPT_ERROR
const e = new Error(); Object.defineProperty(e, 'message', { get() { for (;;); } }); throw e;

// attack: error-name-getter
// expect: TIMEOUT SCRIPT_ERROR
const e = new Error('x'); Object.defineProperty(e, 'name', { get() { for (;;); } }); throw e;

// attack: thrown-proxy
// expect: TIMEOUT SCRIPT_ERROR
throw new Proxy(new Error('x'), { get() { for (;;); } });

// attack: log-data-getter
// expect: TIMEOUT
ctx.log.info('x', { get a() { for (;;); } });

// attack: using-dispose
// expect: TIMEOUT
{ using r = { [Symbol.dispose]() { for (;;); } }; }

// attack: date-busy-wait
// expect: TIMEOUT
const end = Date.now() + 60000; while (Date.now() < end);

// attack: performance-counter-of-calls
// expect: TIMEOUT
const f = (n) => n; let i = 0; for (;;) i = f(i) + 1;

// attack: processor-time-before-wall-time
// expect: CPU_LIMIT TIMEOUT
// limits: timeout=9000
for (let n = 0; ; n++) n;
