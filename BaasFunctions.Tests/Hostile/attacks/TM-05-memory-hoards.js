// Memory that is held bit by bit. No single step is large.

// attack: array-of-objects
// expect: MEMORY_LIMIT ARRAY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const a = []; for (;;) a.push({ a: 1, b: 2, c: [1, 2, 3] });

// attack: array-of-strings
// expect: MEMORY_LIMIT CPU_LIMIT
// limits: memory=32
const a = []; for (let i = 0; ; i++) a.push('x'.repeat(10000) + i);

// attack: map
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });

// attack: set
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const s = new Set(); for (let i = 0; ; i++) s.add('k' + i);

// attack: weak-map-with-living-keys
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
const m = new WeakMap(), a = []; for (;;) { const k = {}; a.push(k); m.set(k, new Array(1000).fill(k)); }

// attack: linked-list
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
let l = null; for (;;) l = { l, payload: new Array(100).fill(0) };

// attack: closures
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
let f = () => 0; for (;;) { const g = f, payload = new Array(100).fill(0); f = () => [g, payload]; }

// attack: properties-of-one-object
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const o = {}; for (let i = 0; ; i++) o['key' + i] = i;

// attack: properties-of-the-global-object
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
for (let i = 0; ; i++) globalThis['key' + i] = new Array(100).fill(i);

// attack: symbols-of-the-registry
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
for (let i = 0; ; i++) Symbol.for('hoard-' + i + 'x'.repeat(1000));

// attack: pending-promises
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
let l = null; for (;;) l = { l, p: new Promise(() => {}).then(() => new Array(100)) };

// attack: array-of-pending-promises
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
const a = []; for (;;) a.push(new Promise(() => {}).then(() => new Array(100)));

// attack: reactions-of-one-promise
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const p = new Promise(() => {}); for (;;) p.then(() => {});

// attack: generators
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
const a = []; function* g() { const big = new Array(100).fill(0); yield big; yield big; }
for (;;) { const it = g(); it.next(); a.push(it); }

// attack: callbacks-of-timers
// expect: MEMORY_LIMIT TIMEOUT TIMER_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
for (let i = 0; i < 9000; i++) { const big = 'x'.repeat(10000) + i; setTimeout(() => big, 1e6); }
await new Promise(() => {});

// attack: unhandled-rejections
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
for (let i = 0; ; i++) Promise.reject('x'.repeat(10000) + i);

// attack: classes
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
const a = []; for (;;) a.push(class { static big = new Array(100).fill(0); method() {} });

// attack: regular-expressions
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=3000,memory=32
const a = []; for (let i = 0; ; i++) a.push(new RegExp('(a|b)' + i + 'x'.repeat(100)));

// attack: distinct-shapes
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
const a = []; for (let i = 0; ; i++) { const o = {}; for (let k = 0; k < 20; k++) o['p' + i + '_' + k] = 1; a.push(o); }

// attack: sparse-arrays
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT SCRIPT_ERROR CPU_LIMIT
// limits: timeout=5000,memory=32
const a = []; for (;;) { const s = []; for (let i = 0; i < 50; i++) s[i * 1000000] = i; a.push(s); }

// attack: finalization-registry
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const r = new FinalizationRegistry(() => {}); for (;;) { const o = {}; r.register(o, new Array(100).fill(o)); }

// attack: slices-of-a-big-string
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=5000,memory=32
const s = 'x'.repeat(1e6), a = []; for (let i = 0; ; i++) a.push(s.slice(i % 1000) + i);

// attack: errors-with-causes
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
let e; for (;;) e = new Error('x'.repeat(1000), { cause: e });

// attack: reads-that-wait
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const r = new ReadableStream().getReader(); for (;;) r.read();

// attack: reads-that-wait-with-buffers
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const r = new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }); for (;;) r.read(new Uint8Array(1000));

// attack: writes-that-wait
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const w = new WritableStream({ write() { return new Promise(() => {}); } }).getWriter(); for (;;) w.write({});

// attack: chunks-that-wait
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
let c; new ReadableStream({ start(controller) { c = controller; } }, { highWaterMark: 2 ** 52 }); for (;;) c.enqueue({});

// attack: bytes-that-wait
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
let c; new ReadableStream({ type: 'bytes', start(controller) { c = controller; } }, { highWaterMark: Infinity }); for (;;) c.enqueue(new Uint8Array(10000));

// attack: branch-that-nobody-reads
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000,memory=32
const [a, b] = new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(10000)); } }).tee(); for await (const x of a) { }

// attack: streams-that-nobody-uses
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT ARRAY_LIMIT
// limits: timeout=5000,memory=32
const held = []; for (;;) held.push(new TransformStream(), new DecompressionStream('gzip'), new TextDecoderStream());

// attack: compressors-that-nobody-closes
// returns: [16,"RangeError"]
// limits: memory=32
const held = []; try { for (;;) held.push(new CompressionStream('gzip')); } catch (e) { return [held.length, e.name]; }

// attack: compressors-that-nobody-closes-in-many-executions
// expect: SCRIPT_ERROR
const held = []; for (;;) { const s = new CompressionStream('deflate'); s.writable.getWriter().write(crypto.getRandomValues(new Uint8Array(60000))); s.readable.getReader().read(); held.push(s); await 0; }
