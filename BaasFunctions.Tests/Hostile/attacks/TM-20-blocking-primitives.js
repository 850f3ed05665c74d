// Whatever might stop a thread for ever.

// attack: atomics-wait
// expect: SCRIPT_ERROR
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);

// attack: atomics-wait-with-a-timeout
// expect: SCRIPT_ERROR
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1e9);

// attack: atomics-wait-big-int
// expect: SCRIPT_ERROR
Atomics.wait(new BigInt64Array(new SharedArrayBuffer(8)), 0, 0n);

// attack: atomics-wait-caught-and-repeated
// expect: TIMEOUT
for (;;) try { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); } catch { }

// attack: atomics-wait-async
// expect: PROMISE_NEVER_SETTLES TIMEOUT SCRIPT_ERROR COMPLETED
const r = Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return await r.value;

// attack: atomics-wait-async-many
// expect: PROMISE_NEVER_SETTLES TIMEOUT SCRIPT_ERROR COMPLETED MEMORY_LIMIT
const a = new Int32Array(new SharedArrayBuffer(4)); for (let i = 0; i < 50000; i++) Atomics.waitAsync(a, 0, 0, 1e9); return 1;

// attack: atomics-wait-async-with-a-timeout
// expect: TIMEOUT COMPLETED SCRIPT_ERROR PROMISE_NEVER_SETTLES
return await Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1e9).value;

// attack: atomics-notify-in-a-loop
// expect: TIMEOUT
const a = new Int32Array(new SharedArrayBuffer(4)); for (;;) Atomics.notify(a, 0);

// attack: atomics-pause
// expect: TIMEOUT SCRIPT_ERROR COMPLETED
if (Atomics.pause) for (;;) Atomics.pause(2147483647);

// attack: spin-lock
// expect: TIMEOUT
const a = new Int32Array(new SharedArrayBuffer(4)); while (Atomics.load(a, 0) === 0);

// attack: sleep-beyond-the-limit
// expect: TIMEOUT
await ctx.utils.sleep(3600000);

// attack: sleep-with-odd-times
// expect: COMPLETED
await ctx.utils.sleep(-1); await ctx.utils.sleep(NaN); await ctx.utils.sleep('x'); await ctx.utils.sleep(null); return 1;

// attack: timer-with-odd-times
// expect: TIMEOUT
setTimeout(() => {}, Infinity); setTimeout(() => {}, 1e308); setInterval(() => {}, -Infinity); await new Promise(() => {});

// attack: timer-far-in-the-future
// expect: TIMEOUT
await new Promise((r) => setTimeout(r, 2 ** 53));

// attack: debugger-statement
// returns: 1
debugger; return 1;

// attack: alert-prompt-confirm
// returns: ["undefined","undefined","undefined"]
return [typeof alert, typeof prompt, typeof confirm];

// attack: synchronous-input
// returns: ["undefined","undefined","undefined","undefined"]
return [typeof readline, typeof read, typeof print, typeof XMLHttpRequest];

// attack: workers
// returns: ["undefined","undefined","undefined"]
return [typeof Worker, typeof SharedWorker, typeof MessageChannel];

// attack: weak-ref-until-collected
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
let r = new WeakRef({}); while (r.deref()) new Array(1000);

// attack: finalizer-that-loops
// expect: TIMEOUT COMPLETED
const r = new FinalizationRegistry(() => { for (;;); }); for (let i = 0; i < 10000; i++) r.register({}, i); await ctx.utils.sleep(50); return 1;

// attack: collector-request
// returns: ["undefined","undefined"]
return [typeof gc, typeof CollectGarbage];

// attack: async-lock-on-itself
// expect: PROMISE_NEVER_SETTLES TIMEOUT
let release; const lock = new Promise((r) => { release = r; }); await lock; release();

// attack: generator-reentered
// expect: SCRIPT_ERROR
let g; function* f() { g.next(); yield 1; } g = f(); g.next();

// attack: using-with-a-dispose-that-waits
// expect: PROMISE_NEVER_SETTLES TIMEOUT SCRIPT_ERROR
{ await using r = { [Symbol.asyncDispose]() { return new Promise(() => {}); } }; }

// attack: date-parsing-of-odd-texts
// expect: COMPLETED TIMEOUT
for (const t of ['9'.repeat(1e6), '-'.repeat(1e6), ' '.repeat(1e6) + '1', 'Jan '.repeat(1e5), '2020-01-01T' + '0'.repeat(1e6)]) Date.parse(t); return 1;
