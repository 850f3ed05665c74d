// What one execution leaves behind for the next in the same project: nothing. Each attack is followed by the probe.

// probe: pristine
// returns: []
const wrong = [], expect = (name, is) => { if (!is) wrong.push(name); };
const native = (f) => typeof f === 'function' && /\[native code\]/.test(Function.prototype.toString.call(f));
expect('object', Reflect.ownKeys(Object.prototype).map(String).sort().join() === '__defineGetter__,__defineSetter__,__lookupGetter__,__lookupSetter__,__proto__,constructor,hasOwnProperty,isPrototypeOf,propertyIsEnumerable,toLocaleString,toString,valueOf');
for (const name of ['Object', 'Array', 'Function', 'String', 'Number', 'Promise', 'JSON', 'Math', 'Date', 'RegExp', 'Map', 'Set', 'Symbol', 'Error', 'Proxy', 'Reflect', 'Iterator', 'BigInt', 'Intl'])
  expect(name, name in globalThis && !Object.isFrozen(globalThis[name]) && !('polluted' in globalThis[name]));
for (const [o, names] of [[Array.prototype, ['map', 'push', 'toString', 'join']], [Function.prototype, ['call', 'apply', 'bind', 'toString']], [String.prototype, ['replace', 'split', 'trim']], [Promise.prototype, ['then', 'catch', 'finally']], [JSON, ['parse', 'stringify']], [Object, ['keys', 'freeze', 'defineProperty']], [Math, ['random', 'max']], [RegExp.prototype, ['exec', 'test']], [Date, ['now']], [console, ['log']], [Error.prototype, ['toString']], [Map.prototype, ['get']]])
  for (const n of names) expect(n, native(o[n]) && Object.getOwnPropertyDescriptor(o, n).writable !== undefined);
expect('iterator', native(Array.prototype[Symbol.iterator]) && [...[1, 2]].length === 2);
expect('leaks', typeof leak === 'undefined' && Object.getOwnPropertyNames(globalThis).every((n) => !/leak/.test(n)) && [].leak === undefined && ''.leak === undefined && (() => 1).leak === undefined);
expect('registry', Object.getOwnPropertySymbols(globalThis).every((s) => s === Symbol.toStringTag));
expect('context', Reflect.ownKeys(ctx).every((k) => !/leak/.test(String(k))) && ctx.log.leak === undefined && native(ctx.log.info) && Object.keys(ctx.env).length === 0);
expect('extensible', Object.isExtensible(globalThis) && Object.isExtensible(Object.prototype) && Object.isExtensible(Array.prototype));
expect('math', Math.max(1, 2) === 2 && Math.PI > 3 && Number('7') === 7 && JSON.stringify([1]) === '[1]' && /a/.test('a') && new Date(0).getTime() === 0);
expect('literals', (() => { const s = ((x) => x)`t`; return Object.isFrozen(s) && !('leak' in s); })());
expect('legacy-regexp', !RegExp.$1 && !RegExp.lastMatch);
expect('await', await Promise.resolve(5) === 5);
return wrong;

// attack: prototypes
Object.prototype.leak = 1; Array.prototype.leak = 1; String.prototype.leak = 1; Function.prototype.leak = 1; return 1;

// attack: prototypes-and-a-crash-of-its-own
// expect: SCRIPT_ERROR
Object.prototype.leak = 1; Array.prototype.map = null; throw new Error('after');

// attack: prototypes-and-a-timeout
// expect: TIMEOUT
Object.prototype.leak = 1; Promise.prototype.then = null; for (;;);

// attack: prototypes-and-out-of-memory
// expect: MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Object.prototype.leak = 1; const a = []; for (;;) a.push('x'.repeat(1e6) + a.length);

// attack: prototypes-and-recursion
// expect: RECURSION_LIMIT
Object.prototype.leak = 1; (function f() { f(); })();

// attack: to-json-of-everything
// expect: COMPLETED SCRIPT_ERROR
Object.prototype.toJSON = () => 'polluted'; return { a: 1 };

// attack: setters-on-the-object-prototype
// expect: COMPLETED SCRIPT_ERROR
for (const k of ['status', 'data', 'error', 'message', 'code', 'value', 'get', 'done', 'then', '0', 'length', 'id']) Object.defineProperty(Object.prototype, k, { set(v) { throw new Error('set ' + k); }, get() { return undefined; }, configurable: true }); return ctx.success({ a: 1 });

// attack: then-on-the-object-prototype
// expect: COMPLETED SCRIPT_ERROR TIMEOUT PROMISE_NEVER_SETTLES
Object.prototype.then = function (r) { delete Object.prototype.then; r('hijacked'); }; return { a: 1 };

// attack: replaced-built-ins
Array.prototype.map = Array.prototype.push = () => 'no'; JSON.stringify = () => 'no'; JSON.parse = null; Object.keys = () => ['leak']; Math.random = () => 4; Date.now = () => 0; return 1;

// attack: deleted-built-ins
for (const n of ['Date', 'JSON', 'Math', 'Promise', 'Symbol', 'Map', 'Error', 'console', 'setTimeout']) delete globalThis[n]; return 1;

// attack: frozen-built-ins
for (const n of Object.getOwnPropertyNames(globalThis)) { try { Object.freeze(globalThis[n]); Object.freeze(globalThis[n].prototype); } catch { } } Object.freeze(globalThis); return 1;

// attack: prevented-extensions
Object.preventExtensions(globalThis); Object.preventExtensions(Object.prototype); Object.preventExtensions(Array.prototype); return 1;

// attack: globals
var leak = 1; globalThis.leak2 = 2; leak3 = 3; Object.defineProperty(globalThis, 'leak4', { value: 4, configurable: false }); return 1;

// attack: global-accessors
// expect: COMPLETED SCRIPT_ERROR
Object.defineProperty(globalThis, 'undefined2', { get() { for (;;); } }); for (const n of ['Object', 'Array', 'Promise']) Object.defineProperty(globalThis, n, { get() { throw new Error('leak'); } }); return 1;

// attack: promise-internals
// expect: COMPLETED SCRIPT_ERROR TIMEOUT PROMISE_NEVER_SETTLES
Promise.prototype.then = function () { return new Promise(() => {}); }; Promise.resolve = null; Object.defineProperty(Promise, Symbol.species, { value: function () { } }); return Promise.prototype.constructor = 1;

// attack: array-iterator
// expect: COMPLETED SCRIPT_ERROR
Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true }); Array.prototype[Symbol.iterator] = null; return [1, 2];

// attack: generator-and-async-prototypes
Object.getPrototypeOf(function* () {}).prototype.next = null; Object.getPrototypeOf(async () => 1).leak = 1; Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype).leak = 1; return 1;

// attack: symbol-registry
Symbol.for('leak'); Symbol.prototype.leak = 1; Object.prototype[Symbol.for('leak')] = 1; return 1;

// attack: template-objects
const t = (s) => s; for (let i = 0; i < 3; i++) { try { t`t`.leak = 1; } catch { } try { t`t`.raw.leak = 1; } catch { } } return 1;

// attack: legacy-regexp-state
/(leak)/.exec('leak'); RegExp.prototype.exec = () => ['leak']; RegExp.prototype.leak = 1; return 1;

// attack: error-hooks
Error.prepareStackTrace = () => { throw 1; }; Error.stackTraceLimit = 0; Error.prototype.toString = () => 'leak'; Error.prototype.leak = 1; return 1;

// attack: console-and-log
// expect: COMPLETED SCRIPT_ERROR
console.log = () => { throw 1; }; try { ctx.log.info = null; } catch { } try { ctx.log.leak = 1; } catch { } try { ctx.leak = 1; } catch { } return 1;

// attack: function-prototype
// expect: COMPLETED SCRIPT_ERROR
Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 'leak'; Function.prototype.toString = () => '[native code]'; return 1;

// attack: has-instance-and-to-primitive
// expect: COMPLETED SCRIPT_ERROR
Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true }); try { Object.prototype[Symbol.toPrimitive] = () => 'leak'; } catch { } try { Date.prototype[Symbol.toPrimitive] = () => 'leak'; } catch { } return 1;

// attack: prototype-of-prototypes
// expect: COMPLETED SCRIPT_ERROR
Object.setPrototypeOf(Array.prototype, { leak: 1 }); Object.setPrototypeOf(Function.prototype, { leak: 1 }); Object.setPrototypeOf(globalThis, { leak: 1 }); return 1;

// attack: timers-that-stay
setInterval(() => { Object.prototype.leak = 1; }, 1); setTimeout(() => { globalThis.leak = 1; }, 50); return 1;

// attack: microtasks-that-stay
// expect: COMPLETED TIMEOUT
const f = () => { Object.prototype.leak = 1; queueMicrotask(f); }; f(); return 1;

// attack: unhandled-rejections-that-stay
for (let i = 0; i < 100; i++) Promise.reject(new Error('leak')); return 1;

// attack: finalizers-that-stay
new FinalizationRegistry(() => { Object.prototype.leak = 1; }).register({}, 1); return 1;

// attack: module-state
// returns: 1
let leak = 0;
globalThis.leak = () => leak++;
export default () => ++leak;

// attack: computed-config-that-pollutes
// expect: COMPLETED INVALID_CONFIG SCRIPT_ERROR
export const config = (() => { Object.prototype.timeout = 999999; Object.prototype.leak = 1; return { memory: 16 }; })();
export default () => 1;

// attack: json-that-pollutes
// body: {"__proto__":{"leak":1},"constructor":{"prototype":{"leak":1}}}
function merge(a, b) { for (const k in b) { if (b[k] && typeof b[k] === 'object') merge(a[k] ??= {}, b[k]); else a[k] = b[k]; } } merge({}, req.body); return 1;

// attack: intl-and-temporal
for (const n of Object.getOwnPropertyNames(Intl)) { try { Intl[n].prototype.leak = 1; Intl[n].polluted = 1; } catch { } } Number.prototype.toLocaleString = () => 'leak'; return 1;

// attack: atomics-and-shared-memory
globalThis.leak = new SharedArrayBuffer(8); Atomics.store(new Int32Array(globalThis.leak), 0, 7); return 1;

// attack: streams-over-a-broken-then
// expect: TIMEOUT COMPLETED SCRIPT_ERROR PROMISE_NEVER_SETTLES
// limits: timeout=2000
new ReadableStream(); Promise.prototype.then = function () { return this; }; Promise.prototype.catch = null; Promise.resolve = null; Promise.reject = null;
await ReadableStream.from([1]).pipeThrough(new TransformStream()).pipeTo(new WritableStream());

// attack: streams-over-broken-lists
// returns: [1,2]
const { defineProperty } = Object; const read = [];
for (const name of ['push', 'shift', 'splice', 'map', 'forEach', 'concat', 'fill']) Array.prototype[name] = null;
await ReadableStream.from((function* () { yield 1; yield 2; })()).pipeThrough(new TransformStream()).pipeTo(new WritableStream({ write(x) { read[read.length] = x; } }));
return read;

// attack: streams-over-a-broken-promise
// expect: TIMEOUT COMPLETED SCRIPT_ERROR PROMISE_NEVER_SETTLES
// limits: timeout=2000
globalThis.Promise = class { constructor(f) { f(() => {}, () => {}); } then() { } }; Object.defineProperty(Object.prototype, 'then', { value(done) { done(leak = 1); }, configurable: true });
new ReadableStream({ pull(c) { c.enqueue(1); } }).pipeTo(new WritableStream()); new Response('a').body.tee(); return 1;
