// Errors and stacks that tell of the host, or lead to it.

// attack: stack-of-an-error
// returns: true
function inner() { return new Error('x').stack; }
return typeof inner() === 'string' && inner().split('\n').every((l) => /^(Error: x|\s+at .*function\.js:\d+:\d+\)?|\s*)$/.test(l));

// attack: frames-name-only-the-function
// returns: []
function inner() { return new Error('x').stack; }
return inner().split('\n').slice(1).filter((l) => l.trim() && !/function\.js:\d+:\d+\)?$/.test(l));

// attack: frames-inside-a-host-callback
// returns: []
return await new Promise((done) => setTimeout(() => done(new Error('x').stack.split('\n').slice(1).filter((l) => l.trim() && !/function\.js:\d+:\d+\)?$/.test(l))), 0));

// attack: frames-inside-a-sort-comparator
// returns: []
let s; [2, 1].sort(() => { s = new Error('x').stack; return 0; });
return s.split('\n').slice(1).filter((l) => l.trim() && !/function\.js:\d+:\d+\)?$/.test(l) && /[./\\]/.test(l.replace('function.js', '')) && !/at \w+(\.\w+)* \(/.test(l));

// attack: prepare-stack-trace
// returns: ["string",0]
let calls = 0; Error.prepareStackTrace = (e, frames) => { calls++; return frames; };
return [typeof new Error('x').stack, calls];

// attack: prepare-stack-trace-on-the-prototype
// returns: ["string",0]
let calls = 0; Object.prototype.prepareStackTrace = () => { calls++; return 1; };
const s = typeof new Error('x').stack; delete Object.prototype.prepareStackTrace; return [s, calls];

// attack: capture-stack-trace
// returns: true
const o = {}; if (Error.captureStackTrace) Error.captureStackTrace(o); return o.stack === undefined || typeof o.stack === 'string';

// attack: stack-trace-limit
// expect: COMPLETED SCRIPT_ERROR
Error.stackTraceLimit = Infinity; (function f(n) { if (n) f(n - 1); else throw new Error('deep'); })(100);

// attack: stack-setter
// expect: SCRIPT_ERROR
const e = new Error('x'); e.stack = 'Error: x\n    at Host (/etc/passwd:1:1)'.repeat(1000); throw e;

// attack: own-properties-of-an-error
// returns: true
const e = new Error('x'); return Reflect.ownKeys(e).every((k) => ['stack', 'message'].includes(k));

// attack: own-properties-of-an-error-of-the-engine
// returns: true
try { null.x; } catch (e) { return Reflect.ownKeys(e).every((k) => ['stack', 'message'].includes(k)); }

// attack: own-properties-of-an-error-of-the-host
// returns: true
try { await ctx.files.download('none'); } catch (e) { return Reflect.ownKeys(e).every((k) => ['stack', 'message', 'code', 'status', 'details'].includes(k)) && e instanceof Error && e.constructor === Error; }

// attack: chain-of-an-error-of-the-host
// returns: ["Error","Object"]
try { await ctx.files.download('none'); } catch (e) { const out = []; for (let p = Object.getPrototypeOf(e); p; p = Object.getPrototypeOf(p)) out.push(p.constructor.name); return out; }

// attack: messages-of-engine-errors
// returns: []
const out = [];
for (const f of [() => null.x, () => undefined(), () => 1(), () => new 1, () => x.y, () => { const a = 1; a = 2; }, () => [].reduce(), () => 'x'.repeat(-1),
  () => new Array(-1), () => (1).toFixed(1000), () => (1).toString(99), () => BigInt(1.5), () => 1n + 1, () => Symbol() + '', () => JSON.parse('{'),
  () => decodeURIComponent('%'), () => new RegExp('('), () => Object.defineProperty(1, 'a', {}), () => new Proxy(1, {}), () => Reflect.construct(1),
  () => structuredClone(() => 1), () => new Uint8Array(-1), () => new DataView(1), () => Atomics.wait(1), () => new WeakRef(1), () => new Date(NaN).toISOString(),
  () => Object.setPrototypeOf(Object.preventExtensions({}), {}), () => ({}) instanceof 1, () => 'a' in 1, () => new Intl.NumberFormat('xx-invalid-locale-'),
  () => new (class A extends null {})(), () => Iterator.prototype.map.call(1), () => new Set(1), () => Promise(), () => 'x'.normalize('bad'),
  () => String.fromCodePoint(-1), () => new ArrayBuffer(-1), () => Map.prototype.get.call({}), () => [].at.call(null), () => new Temporal.PlainDate()]) {
  try { f(); } catch (e) { const t = e.name + e.message + e.stack; if (!(e instanceof Error) || /exception|clr|assembly|runtime|\.cs\b|parameter '|nullable|dotnet/i.test(t)) out.push(t.slice(0, 200)); }
}
return out;

// attack: typed-array-species-that-lies
// expect: SCRIPT_ERROR COMPLETED
class A extends Uint8Array { static get [Symbol.species]() { return function () { return new Uint8Array(1); }; } }
new A(100).slice(0, 50); new A(100).subarray(10, 20); new A(100).map((x) => x);

// attack: array-buffer-species-that-lies
// expect: SCRIPT_ERROR COMPLETED
const b = new ArrayBuffer(100); b.constructor = { [Symbol.species]: function () { return new ArrayBuffer(1); } }; b.slice(0, 50);

// attack: detached-buffer
// expect: SCRIPT_ERROR COMPLETED
const b = new ArrayBuffer(8), t = new Uint8Array(b), v = new DataView(b); b.transfer(); t[0]; t.fill(1); v.getInt8(0);

// attack: buffer-resized-while-in-use
// expect: SCRIPT_ERROR COMPLETED
const b = new ArrayBuffer(100, { maxByteLength: 200 }), t = new Uint8Array(b);
t.fill({ valueOf() { b.resize(1); return 1; } }, 0, 100); t.set({ length: 50, get 0() { b.resize(0); return 1; } }); t.sort(() => { b.resize(10); return 0; });

// attack: array-resized-while-in-use
// expect: SCRIPT_ERROR COMPLETED
const a = [1, 2, 3, 4, 5]; a.sort(() => { a.length = 0; return 1; }); a.splice(0, { valueOf() { a.length = 0; return 5; } }, 1, 2); a.fill(0, { valueOf() { a.length = 1; return 0; } }, 9);

// attack: map-changed-while-iterated
// expect: COMPLETED
const m = new Map([[1, 1], [2, 2]]); m.forEach((v, k) => { m.clear(); m.set(k + 10, 1); if (k > 100) m.clear(); }); for (const [k] of m) { m.delete(k); }

// attack: date-out-of-range
// expect: COMPLETED SCRIPT_ERROR
new Date(8.64e15 + 1).getTime(); new Date(8.64e15).toString(); new Date(-8.64e15).toLocaleString(); new Date(275760, 8, 13, 0, 0, 0, 1).toISOString();

// attack: throw-null
// expect: SCRIPT_ERROR
throw null;

// attack: throw-undefined
// expect: SCRIPT_ERROR
throw undefined;

// attack: throw-a-symbol
// expect: SCRIPT_ERROR
throw Symbol('x');

// attack: throw-a-big-int
// expect: SCRIPT_ERROR
throw 7n ** 100000n;

// attack: throw-a-function
// expect: SCRIPT_ERROR
throw ctx.log.info;

// attack: throw-the-context
// expect: SCRIPT_ERROR
throw ctx;

// attack: throw-the-global-object
// expect: SCRIPT_ERROR
throw globalThis;

// attack: throw-a-revoked-proxy
// expect: SCRIPT_ERROR
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;

// attack: throw-an-object-that-claims-to-be-a-limit
// expect: SCRIPT_ERROR
const e = new Error('Function execution timed out after 1ms'); e.name = 'TimeoutError'; e.code = 'TIMEOUT'; throw e;

// attack: throw-an-error-with-a-huge-message
// expect: SCRIPT_ERROR
throw new Error('x'.repeat(5e6));

// attack: throw-an-error-with-a-huge-name
// expect: SCRIPT_ERROR
const e = new Error('x'); e.name = 'N'.repeat(5e6); throw e;

// attack: throw-an-error-with-control-characters
// expect: SCRIPT_ERROR
throw new Error('\u0000\u001b[2J\r\n\ud800"}],"status":"success","x":[{"');

// attack: throw-an-error-with-a-cause-cycle
// expect: SCRIPT_ERROR
const e = new Error('x'); e.cause = e; throw e;

// attack: throw-an-aggregate-with-odd-errors
// expect: SCRIPT_ERROR
const e = new AggregateError([], 'x'); Object.defineProperty(e, 'errors', { get() { throw globalThis; } }); throw e;

// attack: throw-an-error-whose-message-is-an-object
// expect: SCRIPT_ERROR
const e = new Error(); e.message = { toString() { throw new Error('again'); } }; throw e;

// attack: throw-an-error-without-a-prototype
// expect: SCRIPT_ERROR
const e = new Error('x'); Object.setPrototypeOf(e, null); throw e;

// attack: reject-with-a-thenable
// expect: SCRIPT_ERROR
await Promise.reject({ then(r) { r(1); } });

// attack: throw-inside-a-timer
// expect: SCRIPT_ERROR
setTimeout(() => { throw new Error('late'); }, 0); await new Promise(() => {});

// attack: regex-time-is-not-an-exception-of-the-runtime
// expect: REGEX_TIMEOUT TIMEOUT CPU_LIMIT
// limits: timeout=4000
try { /^(a+)+$/.test('a'.repeat(60) + '!'); } catch (e) { return [e.name, e.message, e.stack]; }

// attack: array-limit-is-not-an-exception-of-the-runtime
// expect: ARRAY_LIMIT SCRIPT_ERROR
try { new Array(1e8).fill(0); } catch (e) { return [e.name, e.message]; }

// attack: syntax-error-positions-tell-of-the-source-only
// expect: SYNTAX_ERROR
let a = 1;
let a = 2;

// attack: structured-clone-failures
// returns: []
const out = [];
if (typeof structuredClone === 'function') for (const v of [() => 1, Symbol(), ctx, globalThis, new Proxy({}, {}), new WeakMap(), Promise.resolve()]) {
  try { structuredClone(v); } catch (e) { if (/exception|clr|assembly/i.test(e.name + e.message)) out.push(e.message); }
}
return out;
