// Recursion through script and through callbacks of built-ins.

// attack: function
// expect: RECURSION_LIMIT
(function f() { return 1 + f(); })();

// attack: tail-position
// expect: RECURSION_LIMIT
'use strict'; const f = () => f(); f();

// attack: mutual
// expect: RECURSION_LIMIT
const f = () => g(), g = () => f(); f();

// attack: caught-and-retried
// expect: RECURSION_LIMIT
(function f() { try { f(); } catch { f(); } finally { f(); } })();

// attack: caught-at-the-top
// expect: RECURSION_LIMIT
try { (function f() { f(); })(); } catch (e) { return 'caught'; }

// attack: getter
// expect: RECURSION_LIMIT
const o = { get a() { return this.a; } }; o.a;

// attack: setter
// expect: RECURSION_LIMIT
const o = { set a(v) { this.a = v; } }; o.a = 1;

// attack: value-of
// expect: RECURSION_LIMIT
const o = { valueOf() { return +this; } }; +o;

// attack: to-string
// expect: RECURSION_LIMIT
const o = { toString() { return `${this}`; } }; `${o}`;

// attack: to-primitive
// expect: RECURSION_LIMIT
const o = { [Symbol.toPrimitive]() { return o + 1; } }; o + 1;

// attack: constructor
// expect: RECURSION_LIMIT
class A { constructor() { new A(); } } new A();

// attack: derived-constructor
// expect: RECURSION_LIMIT
class A { constructor() { new B(); } } class B extends A { } new B();

// attack: class-field
// expect: RECURSION_LIMIT
class A { a = new A(); } new A();

// attack: default-parameter
// expect: RECURSION_LIMIT
const f = (a = f()) => a; f();

// attack: generator
// expect: RECURSION_LIMIT TIMEOUT
function* g() { for (const x of g()) yield x; } [...g()];

// attack: array-map
// expect: RECURSION_LIMIT
const f = () => [1].map(f); f();

// attack: array-for-each
// expect: RECURSION_LIMIT
const f = () => [1].forEach(f); f();

// attack: array-reduce
// expect: RECURSION_LIMIT
const f = () => [1, 2].reduce(f); f();

// attack: array-sort
// expect: RECURSION_LIMIT
const f = () => [2, 1].sort(f); f();

// attack: array-from
// expect: RECURSION_LIMIT
const f = () => Array.from([1], f); f();

// attack: flat-map
// expect: RECURSION_LIMIT
const f = () => [1].flatMap(f); f();

// attack: replace
// expect: RECURSION_LIMIT
const f = () => 'a'.replace(/a/, f); f();

// attack: json-stringify-to-json
// expect: RECURSION_LIMIT
const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);

// attack: json-stringify-replacer
// expect: RECURSION_LIMIT
const f = () => JSON.stringify({}, f); f();

// attack: json-stringify-that-goes-deeper
// expect: RECURSION_LIMIT TIMEOUT MEMORY_LIMIT
JSON.stringify({}, (k, v) => ({ v }));

// attack: json-parse-reviver
// expect: RECURSION_LIMIT
const f = () => JSON.parse('1', f); f();

// attack: reflect-apply
// expect: RECURSION_LIMIT
const f = () => Reflect.apply(f, null, []); f();

// attack: reflect-construct
// expect: RECURSION_LIMIT
function F() { Reflect.construct(F, []); } new F();

// attack: call-of-call
// expect: RECURSION_LIMIT
const f = () => Function.prototype.call.call(f); f();

// attack: bound
// expect: RECURSION_LIMIT
const f = () => f.bind(null)(); f();

// attack: proxy-get
// expect: RECURSION_LIMIT
const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.a;

// attack: proxy-has
// expect: RECURSION_LIMIT
const p = new Proxy({}, { has: (t, k) => k in p }); 'a' in p;

// attack: proxy-apply
// expect: RECURSION_LIMIT
const p = new Proxy(() => 1, { apply: () => p() }); p();

// attack: proxy-construct
// expect: RECURSION_LIMIT
const p = new Proxy(class {}, { construct: () => new p() }); new p();

// attack: proxy-get-own-property
// expect: RECURSION_LIMIT
const p = new Proxy({}, { getOwnPropertyDescriptor: (t, k) => Object.getOwnPropertyDescriptor(p, k) }); Object.getOwnPropertyDescriptor(p, 'a');

// attack: has-instance
// expect: RECURSION_LIMIT
const o = { [Symbol.hasInstance](v) { return v instanceof o; } }; 1 instanceof o;

// attack: species
// expect: RECURSION_LIMIT SCRIPT_ERROR
class A extends Array { static get [Symbol.species]() { return new A(1).map((x) => x).constructor; } } new A(1).map((x) => x);

// attack: iterator-protocol
// expect: RECURSION_LIMIT
const o = { [Symbol.iterator]() { return [...o]; } }; [...o];

// attack: async-generator
// expect: RECURSION_LIMIT TIMEOUT MEMORY_LIMIT
async function* g() { for await (const x of g()) yield x; } for await (const x of g());

// attack: thenable
// expect: RECURSION_LIMIT TIMEOUT MEMORY_LIMIT
const t = { then(r) { t.then(r); } }; await t;

// attack: timer-callback
// expect: RECURSION_LIMIT
setTimeout(function f() { f(); }, 0); await new Promise(() => {});

// attack: log-getter
// expect: RECURSION_LIMIT COMPLETED
const o = { get a() { ctx.log.info('x', o); return 1; } }; ctx.log.info('x', o);

// attack: result-getter
// expect: RECURSION_LIMIT RESULT_TOO_DEEP TIMEOUT
const make = () => ({ get a() { return make(); } }); return make();

// attack: result-to-json
// expect: RECURSION_LIMIT RESULT_TOO_DEEP
const make = () => ({ toJSON: () => ({ a: make() }) }); return make();

// attack: error-to-string
// expect: RECURSION_LIMIT SCRIPT_ERROR
const e = new Error('x'); Object.defineProperty(e, 'message', { get: () => `${e}` }); throw e;

// attack: error-name-getter
// expect: RECURSION_LIMIT SCRIPT_ERROR
const e = new Error('x'); Object.defineProperty(e, 'name', { get() { return this.name; } }); throw e;
