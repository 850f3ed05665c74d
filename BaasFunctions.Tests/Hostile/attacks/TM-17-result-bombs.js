// Results that are large, deep, wide, circular or alive. The writer counts bytes, members and levels, and runs under the clock.

// attack: large-text
// expect: RESULT_TOO_LARGE MEMORY_LIMIT
return 'x'.repeat(8e6);

// attack: rope-that-was-never-built
// expect: RESULT_TOO_LARGE MEMORY_LIMIT SCRIPT_ERROR
let s = 'x'; for (let i = 0; i < 28; i++) s += s; return s;

// attack: large-text-shared-many-times
// expect: RESULT_TOO_LARGE
return new Array(10000).fill('x'.repeat(10000));

// attack: text-that-grows-by-escaping
// expect: RESULT_TOO_LARGE
return '\u0001'.repeat(2e6);

// attack: text-that-grows-in-utf-8
// expect: RESULT_TOO_LARGE MEMORY_LIMIT
return '\u4e00'.repeat(3e6);

// attack: lone-surrogates
// returns: "\ud800"
// expect: COMPLETED
return '\ud800';

// attack: many-elements
// expect: RESULT_TOO_MANY_PROPERTIES
return new Array(600000).fill(0);

// attack: many-members
// expect: RESULT_TOO_MANY_PROPERTIES RESULT_TOO_LARGE TIMEOUT MEMORY_LIMIT CPU_LIMIT
// limits: timeout=4000,memory=512
const o = {}; for (let i = 0; i < 510000; i++) o['k' + i] = i; return o;

// attack: sparse-array
// expect: RESULT_TOO_MANY_PROPERTIES ARRAY_LIMIT MEMORY_LIMIT SCRIPT_ERROR
const a = []; a[4294967294] = 1; return a;

// attack: array-like-with-a-length
// returns: {"length":4294967295}
return { length: 4294967295 };

// attack: deep
// expect: RESULT_TOO_DEEP
let a = []; for (let i = 0; i < 65; i++) a = [a]; return a;

// attack: as-wide-as-it-says
// expect: RESULT_TOO_MANY_PROPERTIES TIMEOUT ARRAY_LIMIT
const a = [0];
return new Proxy(a, { get: (t, k) => k === 'length' ? 2 ** 40 : k === 'toJSON' ? undefined : k });

// attack: circular
// expect: RESULT_CIRCULAR
const o = {}; o.o = o; return o;

// attack: circular-through-an-array
// expect: RESULT_CIRCULAR
const a = []; a.push({ a }); return a;

// attack: circular-through-a-getter
// expect: RESULT_CIRCULAR RESULT_TOO_DEEP
const o = { get o() { return o; } }; return o;

// attack: circular-through-to-json
// expect: RESULT_CIRCULAR RESULT_TOO_DEEP
const o = { toJSON: () => ({ o }) }; return o;

// attack: circular-through-a-proxy
// expect: RESULT_CIRCULAR RESULT_TOO_DEEP
const o = {}; const p = new Proxy(o, { get: (t, k) => k === 'toJSON' || k === 'then' ? undefined : p, ownKeys: () => ['p'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) }); return p;

// attack: shared-graph
// expect: RESULT_TOO_MANY_PROPERTIES RESULT_TOO_LARGE
let o = [1]; for (let i = 0; i < 50; i++) o = [o, o]; return o;

// attack: shared-objects-graph
// expect: RESULT_TOO_MANY_PROPERTIES RESULT_TOO_LARGE
let o = { v: 1 }; for (let i = 0; i < 50; i++) o = { a: o, b: o }; return o;

// attack: big-int
// expect: RESULT_BIGINT
return { a: [1n] };

// attack: big-int-with-to-json
// expect: RESULT_BIGINT COMPLETED
BigInt.prototype.toJSON = function () { return 'x'; }; return 1n;

// attack: numbers-that-json-has-not
// returns: [null,null,null,0]
return [NaN, Infinity, -Infinity, -0];

// attack: undefined-functions-and-symbols
// returns: [null,null,null]
return [undefined, () => 1, Symbol('x')];

// attack: keys-that-break-json
// returns: {"\"},\"status\":\"success\"":1}
return { '"},"status":"success"': 1 };

// attack: huge-key
// expect: RESULT_TOO_LARGE MEMORY_LIMIT
return { ['k'.repeat(7e6)]: 1 };

// attack: dates-out-of-range
// expect: COMPLETED SCRIPT_ERROR
return [new Date(NaN), new Date(8.64e15)];

// attack: maps-sets-and-buffers
// expect: COMPLETED
return [new Map([[1, 2]]), new Set([1]), new ArrayBuffer(8), new Uint8Array(3), new WeakMap(), Promise.resolve(1), /x/, new Error('x')];

// attack: typed-array-of-a-million
// expect: RESULT_TOO_MANY_PROPERTIES MEMORY_LIMIT
return new Float64Array(1000000);

// attack: text-object-with-length
// expect: RESULT_TOO_LARGE MEMORY_LIMIT RESULT_TOO_MANY_PROPERTIES
return Object('x'.repeat(8e6));

// attack: to-json-that-makes-more-each-time
// expect: RESULT_TOO_DEEP RESULT_TOO_LARGE RESULT_TOO_MANY_PROPERTIES TIMEOUT RECURSION_LIMIT
class A { toJSON() { return [new A(), new A()]; } } return new A();

// attack: proxy-with-a-million-keys
// expect: RESULT_TOO_MANY_PROPERTIES TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
const keys = Array.from({ length: 600000 }, (_, i) => 'k' + i); return new Proxy({}, { ownKeys: () => keys, getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: () => 1 });

// attack: getter-that-changes-the-object
// expect: COMPLETED TIMEOUT RESULT_TOO_MANY_PROPERTIES
let n = 0; const o = {}; const add = () => Object.defineProperty(o, 'k' + n++, { enumerable: true, configurable: true, get() { add(); return 1; } }); add(); return o;

// attack: headers-of-an-envelope
// expect: RESULT_TOO_LARGE MEMORY_LIMIT
return ctx.success(1, { 'x-bomb': 'y'.repeat(8e6) });

// attack: error-that-is-large
// expect: SCRIPT_ERROR MEMORY_LIMIT
throw new Error('x'.repeat(2e7));

// attack: message-of-many-lines
// expect: SCRIPT_ERROR
throw new Error('x\n'.repeat(1e6));
