// Jobs that breed jobs: what never runs dry still ends with the time limit.

// attack: microtask-chain
// expect: TIMEOUT
const f = () => { Promise.resolve().then(f); }; f(); await new Promise(() => {});

// attack: promise-chain-that-never-settles
// expect: TIMEOUT MEMORY_LIMIT
const f = () => Promise.resolve().then(f); f(); await new Promise(() => {}); // each promise waits for the next, so all of them are held

// attack: microtask-fan-out
// expect: TIMEOUT MEMORY_LIMIT
const f = () => { Promise.resolve().then(f); Promise.resolve().then(f); }; f(); await new Promise(() => {});

// attack: queue-microtask-chain
// expect: TIMEOUT
const f = () => queueMicrotask(f); f(); await new Promise(() => {});

// attack: queue-microtask-flood
// expect: TIMEOUT MEMORY_LIMIT
for (;;) queueMicrotask(() => {});

// attack: microtasks-after-the-result
// expect: COMPLETED TIMEOUT
const f = () => { Promise.resolve().then(f); }; f(); return 1;

// attack: timers-after-the-result
// returns: 1
setInterval(() => {}, 1); setTimeout(() => { for (;;); }, 200); return 1;

// attack: thenable-chain
// expect: TIMEOUT
const t = { then(r) { r(t); } }; await t;

// attack: thenable-that-resolves-with-a-new-one
// expect: TIMEOUT
const make = () => ({ then(r) { r(make()); } }); await make();

// attack: async-function-recursion
// expect: TIMEOUT MEMORY_LIMIT
const f = async () => { await null; return f(); }; await f();

// attack: async-recursion-without-await
// expect: RECURSION_LIMIT
const f = async () => f(); await f();

// attack: interval-storm
// expect: TIMEOUT
for (let i = 0; i < 5000; i++) setInterval(() => {}, 0); await new Promise(() => {});

// attack: timer-chain
// expect: TIMEOUT
const f = () => setTimeout(f, 0); f(); await new Promise(() => {});

// attack: timer-fan-out
// expect: TIMEOUT TIMER_LIMIT
const f = () => { setTimeout(f); setTimeout(f); }; f(); await new Promise(() => {});

// attack: timer-flood
// expect: TIMER_LIMIT
for (;;) setTimeout(() => {}, 1e6);

// attack: timer-set-and-cleared
// expect: TIMEOUT MEMORY_LIMIT TIMER_LIMIT
for (;;) clearTimeout(setTimeout(() => {}, 1e9));

// attack: sleep-flood
// expect: TIMER_LIMIT TIMEOUT MEMORY_LIMIT
for (;;) ctx.utils.sleep(1e6);

// attack: sleep-for-ever
// expect: TIMEOUT
await ctx.utils.sleep(Infinity);

// attack: sleep-in-a-loop
// expect: TIMEOUT
for (;;) await ctx.utils.sleep(0);

// attack: rejection-storm
// expect: TIMEOUT MEMORY_LIMIT
for (;;) { Promise.reject(new Error('x')); await null; }

// attack: rejection-handler-storm
// expect: TIMEOUT MEMORY_LIMIT
const p = Promise.reject(1); for (;;) { p.catch(() => {}); }

// attack: loop-in-a-timer
// expect: TIMEOUT
setTimeout(() => { for (;;); }, 1); await new Promise(() => {});

// attack: loop-in-a-microtask
// expect: TIMEOUT
queueMicrotask(() => { for (;;); }); await new Promise(() => {});

// attack: loop-in-a-promise-executor
// expect: TIMEOUT
new Promise(() => { for (;;); });

// attack: loop-in-a-then
// expect: TIMEOUT
await Promise.resolve().then(() => { for (;;); });

// attack: loop-in-a-finally-callback
// expect: TIMEOUT
await Promise.resolve().finally(() => { for (;;); });

// attack: async-generator-storm
// expect: TIMEOUT MEMORY_LIMIT
async function* g() { for (;;) yield 1; } const it = g(); for (;;) it.next();

// attack: promise-waits-for-itself
// expect: PROMISE_NEVER_SETTLES SCRIPT_ERROR TIMEOUT
let r; const p = new Promise((x) => { r = x; }); r(p); await p;

// attack: never-settles
// expect: PROMISE_NEVER_SETTLES TIMEOUT
await new Promise(() => {});

// attack: all-of-many-sleeps
// expect: TIMEOUT TIMER_LIMIT
await Promise.all(Array.from({ length: 9000 }, () => ctx.utils.sleep(1e6)));

// attack: ticks-for-ever
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
// limits: timeout=2000
const again = () => process.nextTick(again); again(); await new Promise(() => { });

// attack: immediates-for-ever
// expect: TIMER_LIMIT TIMEOUT CPU_LIMIT MEMORY_LIMIT
// limits: timeout=2000
const again = () => { setImmediate(again); setImmediate(again); }; again(); await new Promise(() => { });

// attack: waits-without-end
// expect: TIMER_LIMIT TIMEOUT CPU_LIMIT MEMORY_LIMIT SCRIPT_ERROR
// limits: timeout=2000
for (;;) scheduler.wait(1e9);

// attack: stream-that-never-ends
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
await new ReadableStream({ pull(c) { c.enqueue(1); } }).pipeTo(new WritableStream());

// attack: stream-that-never-ends-read-whole
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
const piece = new Uint8Array(1); await new Response(new ReadableStream({ pull(c) { c.enqueue(piece); } })).bytes();

// attack: stream-that-never-ends-with-a-queue-that-never-fills
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
new ReadableStream({ pull(c) { c.enqueue('x'); } }, { highWaterMark: Infinity }); await new Promise(() => {});

// attack: pipe-into-itself
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
const ring = new TransformStream({ transform(chunk, c) { c.enqueue(chunk); c.enqueue(chunk); } }, { highWaterMark: 8 }, { highWaterMark: Infinity });
const writer = ring.writable.getWriter(); writer.write(1); writer.releaseLock(); ring.readable.pipeTo(ring.writable); await new Promise(() => {});

// attack: pipes-in-a-ring
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
const a = new TransformStream({}, { highWaterMark: 4 }, { highWaterMark: 4 }), b = new TransformStream({}, { highWaterMark: 4 }, { highWaterMark: 4 });
const writer = a.writable.getWriter(); writer.write(1); writer.releaseLock();
a.readable.pipeTo(b.writable); b.readable.pipeTo(a.writable); await new Promise(() => {});

// attack: iterator-that-never-ends
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
for await (const x of ReadableStream.from((function* () { for (;;) yield 1; })())) { }

// attack: pipes-one-after-another
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT RECURSION_LIMIT COMPLETED
let s = ReadableStream.from([1]); for (let i = 0; i < 100000; i++) s = s.pipeThrough(new TransformStream());
for await (const x of s) return x;

// attack: tee-of-tee
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT RECURSION_LIMIT COMPLETED
let s = ReadableStream.from([1, 2]); for (let i = 0; i < 100000; i++) [s] = s.tee();
for await (const x of s) return x;

// attack: abort-of-an-aborting-pipe
// returns: ["TypeError",false]
const c = new AbortController(); const target = new WritableStream({ abort() { c.abort(); c.abort(); } });
const source = new ReadableStream({ cancel() { c.abort(); return target.abort(); } });
const piping = source.pipeTo(target, { signal: c.signal }); c.abort(); let name; try { await piping; } catch (e) { name = e.name; } return [name, source.locked];
