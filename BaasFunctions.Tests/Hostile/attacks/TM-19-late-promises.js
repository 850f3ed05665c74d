// Thenables and promises that settle never, late, twice or in the wrong order. One answer is given, and nothing runs after it.

// attack: never
// expect: PROMISE_NEVER_SETTLES TIMEOUT
return new Promise(() => {});

// attack: never-with-an-interval
// expect: TIMEOUT
setInterval(() => {}, 5); return new Promise(() => {});

// attack: long-after
// expect: TIMEOUT
return new Promise((r) => setTimeout(r, 1e6));

// attack: thenable-that-never-calls-back
// expect: PROMISE_NEVER_SETTLES TIMEOUT
return { then() {} };

// attack: thenable-that-calls-back-twice
// returns: 1
return { then(r, j) { r(1); r(2); j(new Error('x')); throw new Error('y'); } };

// attack: thenable-that-rejects-after-resolving
// returns: 1
return { then(r, j) { r(1); j(new Error('late')); } };

// attack: thenable-that-throws-first
// expect: SCRIPT_ERROR
return { then() { throw new Error('no'); } };

// attack: thenable-whose-then-is-a-getter
// returns: 1
let n = 0; return { get then() { n++; return n === 1 ? (r) => r(n) : undefined; } };

// attack: thenable-whose-then-getter-throws
// expect: SCRIPT_ERROR
return { get then() { throw new Error('no'); } };

// attack: thenable-whose-then-getter-never-ends
// expect: TIMEOUT
return { get then() { for (;;); } };

// attack: thenable-that-keeps-its-callback
// returns: "first"
let keep; setTimeout(() => keep('second'), 5); return { then(r) { keep = r; r('first'); } };

// attack: thenable-function
// returns: 7
const f = () => 1; f.then = (r) => r(7); return f;

// attack: proxied-promise
// expect: SCRIPT_ERROR COMPLETED
return new Proxy(Promise.resolve(1), {});

// attack: promise-subclass-with-a-lying-then
// returns: "lie"
class P extends Promise { then(r) { return super.then(() => r('lie')); } } return P.resolve(1);

// attack: promise-with-an-own-then
// returns: "own"
const p = Promise.resolve(1); p.then = (r) => r('own'); return p;

// attack: promise-whose-constructor-lies
// expect: COMPLETED SCRIPT_ERROR PROMISE_NEVER_SETTLES
const p = Promise.resolve(1); p.constructor = { [Symbol.species]: function (f) { f(() => {}, () => {}); } }; return p;

// attack: patched-then
// expect: SCRIPT_ERROR COMPLETED
Promise.prototype.then = () => { throw new Error('patched'); }; return (async () => 7)();

// attack: patched-then-of-an-awaited-promise
// returns: 7
Promise.prototype.then = () => { throw new Error('patched'); }; return await (async () => 7)();

// attack: patched-promise-constructor
// returns: 7
globalThis.Promise = class { constructor() { throw new Error('patched'); } }; return (async () => 7)();

// attack: resolves-with-itself
// expect: SCRIPT_ERROR
let r; const p = new Promise((x) => { r = x; }); r(p); return p;

// attack: cycle-of-two
// expect: PROMISE_NEVER_SETTLES SCRIPT_ERROR TIMEOUT
let r1, r2; const a = new Promise((x) => { r1 = x; }), b = new Promise((x) => { r2 = x; }); r1(b); r2(a); return a;

// attack: resolved-in-the-last-moment
// expect: COMPLETED TIMEOUT
return new Promise((r) => setTimeout(() => r(1), 498));

// attack: result-changed-after-it-was-returned
// returns: {"n":0}
const o = { n: 0 }; setTimeout(() => { o.n = 1; }, 0); return o;

// attack: result-changed-by-a-microtask
// expect: COMPLETED
const o = { n: 0 }; Promise.resolve().then(() => Promise.resolve()).then(() => { o.n = 'late'; }); return o;

// attack: work-after-the-result
// returns: 1
(async () => { for (let i = 0; i < 1e6; i++) await ctx.utils.sleep(1); })(); return 1;

// attack: endless-work-after-the-result
// expect: COMPLETED TIMEOUT
(async () => { for (;;) await null; })(); return 1;

// attack: rejection-after-the-result
// returns: 1
setTimeout(() => Promise.reject(new Error('late')), 1); return 1;

// attack: throw-in-a-timer-after-the-result
// returns: 1
setTimeout(() => { throw new Error('late'); }, 1); return 1;

// attack: throw-in-a-microtask-after-the-result
// expect: COMPLETED SCRIPT_ERROR
queueMicrotask(() => { throw new Error('late'); }); return 1;

// attack: two-endings
// expect: SCRIPT_ERROR COMPLETED
queueMicrotask(() => { throw new Error('first'); }); throw new Error('second');

// attack: async-default-export-that-returns-a-generator
// expect: COMPLETED
export default async function* () { yield 1; }

// attack: await-of-a-thenable-in-finally
// expect: TIMEOUT PROMISE_NEVER_SETTLES
try { return 1; } finally { await new Promise(() => {}); }

// attack: await-in-an-endless-finally
// expect: TIMEOUT
try { throw 1; } catch { return 1; } finally { for (;;) await ctx.utils.sleep(1); }

// attack: with-resolvers-kept-for-ever
// expect: PROMISE_NEVER_SETTLES TIMEOUT
const { promise } = Promise.withResolvers(); return promise;

// attack: promise-try-that-loops
// expect: TIMEOUT
return Promise.try(() => { for (;;); });

// attack: race-with-a-sleeper
// returns: "fast"
return Promise.race([ctx.utils.sleep(1e6), Promise.resolve('fast')]);

// attack: thenable-chain-of-a-hundred-thousand
// expect: COMPLETED TIMEOUT
let n = 0; const t = { then(r) { r(++n < 100000 ? t : 'end'); } }; return t;

// attack: module-that-never-finishes
// expect: PROMISE_NEVER_SETTLES TIMEOUT SCRIPT_ERROR
await new Promise(() => {});
export default () => 1;

// attack: module-that-finishes-late
// expect: TIMEOUT
await new Promise((r) => setTimeout(r, 1e6));
export default () => 1;

// attack: module-that-rejects
// expect: SCRIPT_ERROR
await Promise.reject(new Error('x'));
export default () => 1;
