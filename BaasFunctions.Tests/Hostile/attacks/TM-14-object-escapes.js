// Host objects, proxies, species and symbols: everything that a function can touch is of the language, frozen or its own.

// attack: clr-members-of-host-objects
// returns: []
const names = ['GetType', 'GetHashCode', 'Equals', 'ToString', 'ToObject', 'MemberwiseClone', 'Finalize', 'Engine', 'Prototype', 'Extensible', 'Get', 'Set', 'Target'];
const out = []; for (const o of [ctx, req, ctx.log, ctx.utils, ctx.env, ctx.project, ctx.user, ctx.success, setTimeout, console, globalThis]) for (const n of names) if (n in o && !['Set'].includes(n)) out.push(n);
return out;

// attack: names-of-the-host-in-the-global-object
// returns: []
return Object.getOwnPropertyNames(globalThis).filter((n) => /^(sys|clr|host|engine|jint|acornima|import|require|module|load|exports|deno|node)/i.test(n));

// attack: global-names
// returns: []
const known = /^(Object|Function|Array|Number|parseFloat|parseInt|Infinity|NaN|undefined|Boolean|String|Symbol|Date|Promise|RegExp|\w*Error|JSON|Math|Intl|ArrayBuffer|Atomics|\w+Array|DataView|Map|Set|WeakMap|WeakSet|WeakRef|Proxy|Reflect|FinalizationRegistry|decodeURI\w*|encodeURI\w*|escape|unescape|eval|isFinite|isNaN|console|SharedArrayBuffer|globalThis|BigInt|Iterator|\w+DisposableStack|DisposableStack|Temporal|AsyncIterator|setTimeout|setInterval|clearTimeout|clearInterval|queueMicrotask|structuredClone|fetch|atob|btoa|TextEncoder|TextDecoder|URL|URLSearchParams|URLPattern|crypto|Buffer|Event|CustomEvent|EventTarget|AbortController|AbortSignal|DOMException|(Readable|Writable|Transform|TextEncoder|TextDecoder|Compression|Decompression)Stream|(Readable|Writable|Transform)Stream(Default|BYOB)(Reader|Writer|Controller|Request)|ReadableByteStreamController|(ByteLength|Count)QueuingStrategy|Blob|File|FormData|Headers|Request|Response|CryptoKey|performance|navigator|Crypto|SubtleCrypto|Performance|Navigator|ErrorEvent|PromiseRejectionEvent|MessageEvent|scheduler|process|global|setImmediate|clearImmediate|reportError|self|toString|hasOwnProperty|Generator)$/;
return Object.getOwnPropertyNames(globalThis).filter((n) => !known.test(n));

// attack: constructor-of-the-context
// returns: [true,true,true]
return [ctx.constructor === Object, Object.getPrototypeOf(ctx) === Object.prototype, ctx.log.constructor === Object];

// attack: prototype-of-host-functions
// returns: true
return [ctx.success, ctx.log.info, ctx.utils.sleep, setTimeout, console.log].every((f) => Object.getPrototypeOf(f) === Function.prototype);

// attack: properties-of-host-functions
// returns: []
return [ctx.success, ctx.log.info, ctx.utils.sleep, setTimeout, console.log].flatMap((f) => Reflect.ownKeys(f)).filter((k) => !['length', 'name'].includes(k));

// attack: writing-to-host-objects
// returns: [true,"undefined","undefined"]
ctx.log.info.x = 1; try { ctx.log.injected = 1; } catch { } try { ctx.env.injected = 1; } catch { }
return [typeof ctx.log.info === 'function', typeof ctx.log.injected, typeof ctx.env.injected];

// attack: redefining-host-members
// returns: ["own","own"]
// env: {"KEY":"own"}
try { Object.defineProperty(ctx.env, 'KEY', { value: 'changed' }); } catch { }
try { delete ctx.env.KEY; } catch { }
return [ctx.env.KEY, ctx.environment.KEY];

// attack: prototype-of-the-environment
// returns: ["undefined","undefined"]
// env: {"KEY":"own"}
try { ctx.env.__proto__.leak = 1; } catch { } const p = typeof ({}).leak; delete Object.prototype.leak;
try { Object.setPrototypeOf(ctx.env, { leak2: 1 }); } catch { } return [p === 'number' ? 'undefined' : p, typeof ctx.env.leak2];

// attack: names-of-the-environment
// returns: ["KEY"]
// env: {"KEY":"own"}
const names = []; for (const k in ctx.env) names.push(k); return [...new Set([...names, ...Reflect.ownKeys(ctx.env)])];

// attack: environment-of-the-service
// returns: []
return ['PATH', 'HOME', 'PORT', 'BAAS_API_KEYS', 'LOG_LEVEL', 'BAAS_CPU_TIME', 'DOTNET_ROOT', 'USER', 'HOSTNAME'].filter((k) => k in ctx.env || ctx.env[k] !== undefined || k in globalThis);

// attack: changing-ids-of-the-context
// returns: [true,true]
const before = [ctx.project.id, ctx.execution_id];
try { ctx.project.id = 'other'; } catch { } try { Object.defineProperty(ctx.project, 'id', { value: 'other' }); } catch { }
return [ctx.project.id === before[0], ctx.getMetrics().execution_id === before[1]];

// attack: this-of-host-functions
// returns: ["object","string","undefined"]
const { success } = ctx, { hash } = ctx.utils, { info } = ctx.log;
return [typeof success.call(null, 1), typeof hash.call(globalThis, 'x'), typeof info.apply(Symbol(), ['x'])];

// attack: host-functions-as-constructors
// returns: ["TypeError","TypeError","TypeError"]
const out = []; for (const f of [ctx.success, ctx.log.info, setTimeout]) try { new f(); out.push('made'); } catch (e) { out.push(e.name); } return out;

// attack: host-functions-with-odd-arguments
// returns: []
const odd = [undefined, null, NaN, -0, Infinity, 2 ** 53, -1, 1n, '', '\ud800', Symbol('s'), {}, [], () => 1, new Proxy({}, {}), Object.create(null), new Date(NaN), /x/, new Error('e'), globalThis, ctx, req, new Uint8Array(2), new Map(), Promise.resolve(), new WeakRef({})];
const out = [];
for (const [n, f] of Object.entries({ success: ctx.success, error: ctx.error, info: ctx.log.info, warn: ctx.log.warn, hash: ctx.utils.hash, clear: clearTimeout, log: console.log, getLogs: ctx.getLogs, getMetrics: ctx.getMetrics, serialize: ctx.serialize }))
  for (const a of odd) for (const b of [undefined, odd[(odd.indexOf(a) + 7) % odd.length]])
    try { f(a, b, a, b); } catch (e) { if (!(e instanceof TypeError)) out.push(n + ': ' + e); }
return out;

// attack: host-functions-with-revoked-proxies
// returns: []
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); const out = [];
for (const f of [ctx.success, ctx.error, ctx.log.info, ctx.utils.hash, console.log, clearTimeout, setTimeout, ctx.utils.sleep])
  try { f(proxy, proxy); } catch (e) { if (!(e instanceof TypeError)) out.push(String(e)); }
return out;

// attack: proxy-as-the-result
// returns: {"a":1}
return new Proxy({ a: 1 }, {});

// attack: proxy-that-lies-about-its-keys
// expect: COMPLETED SCRIPT_ERROR
return new Proxy({}, { ownKeys: () => ['a', 'b'], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), get: () => 1 });

// attack: proxy-that-breaks-an-invariant
// expect: SCRIPT_ERROR
return new Proxy(Object.freeze({ a: 1 }), { get: () => 2 });

// attack: revoked-proxy-as-the-result
// expect: SCRIPT_ERROR
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy;

// attack: revoked-array-proxy-in-the-result
// expect: SCRIPT_ERROR
const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return { a: proxy };

// attack: proxy-of-an-array-with-an-odd-length
// expect: COMPLETED SCRIPT_ERROR RESULT_TOO_MANY_PROPERTIES TIMEOUT
return new Proxy([], { get: (t, k) => k === 'length' ? 2 ** 53 - 1 : k === 'toJSON' ? undefined : 1 });

// attack: array-with-species
// returns: [1,2]
class A extends Array { static get [Symbol.species]() { return function () { return { length: 0 }; }; } } return [...new A(1, 2)].map((x) => x);

// attack: symbols-are-not-in-results
// returns: {}
return { [Symbol('secret')]: 1, [Symbol.toPrimitive]: () => 1 };

// attack: to-string-tag
// returns: "[object Host]"
return Object.prototype.toString.call({ [Symbol.toStringTag]: 'Host' });

// attack: symbol-of-the-driver
// returns: []
return Object.getOwnPropertySymbols(ctx).concat(Object.getOwnPropertySymbols(globalThis)).map(String).filter((s) => !/toStringTag/.test(s));

// attack: result-with-a-getter-that-throws
// expect: SCRIPT_ERROR
return { get a() { throw new Error('no'); } };

// attack: result-to-json-that-throws-the-global-object
// expect: SCRIPT_ERROR
return { toJSON() { throw globalThis; } };

// attack: result-to-json-that-answers-itself
// returns: {"a":1}
return { a: 1, toJSON() { return this; } };

// attack: result-is-the-context
// expect: COMPLETED
return ctx;

// attack: result-is-the-global-object
// expect: COMPLETED RESULT_CIRCULAR
return globalThis;

// attack: result-is-a-host-function
// returns: null
return ctx.log.info;

// attack: result-has-a-proto-key
// returns: {"__proto__":{"x":1}}
return JSON.parse('{"__proto__":{"x":1}}');

// attack: envelope-that-pretends
// expect: COMPLETED
return { status: 'error', success: true, error_code: 'HOST_ERROR' };

// attack: boxed-values
// returns: [1,"a",true]
return [new Number(1), new String('a'), new Boolean(true)];

// attack: boxed-number-whose-value-of-lies
// expect: COMPLETED SCRIPT_ERROR
const n = new Number(1); n.valueOf = () => ({}); n.toString = () => { throw new Error('no'); }; return n;

// attack: date-whose-to-json-lies
// returns: "lie"
const d = new Date(0); d.toISOString = () => 'lie'; return d;

// attack: reg-exp-subclass
// expect: TIMEOUT COMPLETED SCRIPT_ERROR
class R extends RegExp { exec() { return { index: -5, 0: 'x', length: 2 ** 31 }; } } 'abc'.replace(new R('b', 'g').constructor === R ? new R('b') : /b/, 'x');

// attack: weak-ref-to-host-objects
// returns: true
return new WeakRef(ctx).deref() === ctx;

// attack: with-statement-and-unscopables
// returns: 1
with ({ x: 1, [Symbol.unscopables]: { y: true } }) { return x; }

// attack: intl-with-host-cultures
// expect: COMPLETED SCRIPT_ERROR
for (const l of ['de', 'ar-EG', 'x-private', 'en-US-posix', 'th-TH-u-nu-thai', 'zz-ZZ']) { (1234.5).toLocaleString(l); new Date(0).toLocaleString(l, { timeZone: 'Europe/Berlin' }); 'a'.localeCompare('b', l); }

// attack: time-zone-of-the-host
// returns: [0,"UTC"]
return [new Date().getTimezoneOffset(), Intl.DateTimeFormat().resolvedOptions().timeZone];

// attack: get-type-by-symbols-and-reflection
// returns: []
const out = []; for (const o of [ctx, ctx.log, ctx.success, req, setTimeout]) for (let p = o; p; p = Object.getPrototypeOf(p)) for (const k of Reflect.ownKeys(p)) if (/GetType|assembly|reflect|clr|native|handle|pointer/i.test(String(k))) out.push(String(k));
return out;

// attack: changing-the-environment-by-process
// returns: ["own","own",true,true]
// env: {"KEY":"own"}
try { process.env.KEY = 'changed'; } catch { }
try { Object.defineProperty(process, 'env', { value: {} }); } catch { }
try { process.env = {}; } catch { }
return [process.env.KEY, ctx.env.KEY, process.env === ctx.env, Object.isFrozen(process)];

// attack: queue-of-the-function-for-next-tick
// returns: ["mine"]
const seen = []; globalThis.queueMicrotask = () => seen.push('stolen'); process.nextTick(() => seen.push('mine')); await 0; await 0; return seen;

// attack: insides-of-streams-through-prototypes
// returns: []
const seen = new Set(); const note = (value) => { if (value !== null && typeof value === 'object') { const keys = Reflect.ownKeys(value); for (let i = 0; i < keys.length; i++) seen.add(String(keys[i])); } };
Object.defineProperty(Object.prototype, 'then', { configurable: true, get() { note(this); return undefined; } });
for (const name of ['0', '1', 'mode', 'signal', 'chunk', 'core', 'reader', 'byob', 'first', 'next']) Object.defineProperty(Object.prototype, name, { configurable: true, get() { note(this); return undefined; }, set(value) { note(this); note(value); } });
for (const name of ['push', 'shift', 'splice', 'slice', Symbol.iterator]) { const own = Array.prototype[name]; Array.prototype[name] = function (...given) { note(this); for (let i = 0; i < given.length; i++) note(given[i]); return Reflect.apply(own, this, given); }; }
let text = ''; for await (const part of ReadableStream.from(['a', 'b']).pipeThrough(new TransformStream()).pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream())) text += part;
const [a, b] = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array(3)); c.close(); } }).tee();
await a.getReader({ mode: 'byob' }).read(new Uint8Array(2)); for await (const x of b) { }
for (const name of ['then', '0', '1', 'mode', 'signal', 'chunk', 'core', 'reader', 'byob', 'first', 'next']) delete Object.prototype[name];
return text === 'ab' ? [...seen].filter((key) => !/^(value|done|length|\d+)$/.test(key)) : [text];

// attack: insides-of-streams-as-arguments
// returns: ["TypeError","TypeError","TypeError","TypeError","TypeError","TypeError"]
return [() => new ReadableStreamDefaultController({}, {}), () => new ReadableByteStreamController({}), () => new ReadableStreamBYOBRequest({}), () => new WritableStreamDefaultController({}), () => new TransformStreamDefaultController({}), () => ReadableStream.prototype.getReader.call({ state: 'readable' })].map((f) => { try { f(); return 0; } catch (e) { return e.name; } });

// attack: script-export-whose-getter-never-ends
// expect: TIMEOUT CPU_LIMIT
// limits: timeout=2000
Object.defineProperty(module.exports, 'default', { get() { for (;;); } });

// attack: script-export-whose-config-never-ends
// expect: TIMEOUT CPU_LIMIT
// limits: timeout=2000
exports.handler = () => 1; exports.config = { get timeout() { for (;;); } };

// attack: script-export-that-is-a-proxy
// expect: SCRIPT_ERROR
module.exports = new Proxy({}, { get(target, name) { throw new Error(String(name)); } });

// attack: script-export-of-much
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
exports.handler = () => 1; exports.all = []; for (;;) exports.all.push('x'.repeat(1000) + exports.all.length);

// attack: deno-that-is-changed
// returns: ["own",true,true]
// env: {"KEY":"own"}
try { Deno.env.get = () => 'changed'; } catch { } try { Deno.serve = null; } catch { }
Deno.serve((request) => [Deno.env.get('KEY'), Object.isFrozen(Deno), Object.isFrozen(Deno.env)]);
