// Built-ins that iterate in the engine's own code, where no statement is counted: several of them look at no limit at all.

// attack: iterator-reduce
// expect: TIMEOUT
const endless = { next: () => ({ done: false, value: 1 }), __proto__: Iterator.prototype };
endless.reduce((a) => a, 0);

// attack: iterator-reduce-of-a-built-in
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).reduce(Math.max, 0);

// attack: iterator-for-each
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).forEach(isNaN);

// attack: iterator-some
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).some(isNaN);

// attack: iterator-every
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).every(isFinite);

// attack: iterator-find
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).find(isNaN);

// attack: iterator-filter
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).filter(isNaN).next();

// attack: iterator-drop-infinity
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).drop(Infinity).next();

// attack: iterator-drop-much
// expect: TIMEOUT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).drop(2 ** 50).next();

// attack: iterator-to-array
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).toArray();

// attack: iterator-flat-map
// expect: TIMEOUT COMPLETED
Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).flatMap(Array.bind(null, 0)).next();

// attack: iterator-flat-map-of-nothing
// expect: TIMEOUT
const none = []; Iterator.from({ next: Object.bind(null, { done: false, value: 1 }) }).flatMap(Object.bind(null, none)).next();

// attack: math-sum-precise
// expect: TIMEOUT SCRIPT_ERROR
Math.sumPrecise({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: promise-all
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Promise.all({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: promise-race
// expect: TIMEOUT MEMORY_LIMIT
Promise.race({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: promise-any
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Promise.any({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: promise-all-settled
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Promise.allSettled({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: aggregate-error
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
new AggregateError({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: array-from-iterator
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Array.from({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: array-from-long-like
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Array.from({ length: 2 ** 32 - 1 });

// attack: array-from-async
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
await Array.fromAsync({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: typed-array-from-iterator
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
new Uint8Array({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: set-from-iterator
// expect: TIMEOUT MEMORY_LIMIT
new Set({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: map-from-iterator
// expect: TIMEOUT MEMORY_LIMIT
new Map({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: [1, 1] }) }) });

// attack: weak-set-from-iterator
// expect: TIMEOUT MEMORY_LIMIT
const o = {}; new WeakSet({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: o }) }) });

// attack: object-from-entries
// expect: TIMEOUT MEMORY_LIMIT
Object.fromEntries({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: ['a', 1] }) }) });

// attack: object-group-by
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Object.groupBy({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) }, String);

// attack: map-group-by
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Map.groupBy({ [Symbol.iterator]: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) }, String);

// attack: set-union-with-a-fake
// expect: TIMEOUT MEMORY_LIMIT
new Set([1]).union({ size: 1, has: isNaN, keys: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: set-symmetric-difference-with-a-fake
// expect: TIMEOUT MEMORY_LIMIT
new Set([1]).symmetricDifference({ size: 1, has: isNaN, keys: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: set-is-superset-of-a-fake
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
new Set([1, 2]).isSupersetOf({ size: 1, has: isNaN, keys: () => ({ next: Object.bind(null, { done: false, value: 1 }) }) });

// attack: set-is-disjoint-from-a-fake
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
new Set([1, 2]).isDisjointFrom({ size: 1, has: isNaN, keys: () => ({ next: Object.bind(null, { done: false, value: 9 }) }) });

// attack: set-difference-with-a-fake
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
new Set([1, 2]).difference({ size: 1, has: isNaN, keys: () => ({ next: Object.bind(null, { done: false, value: 9 }) }) });

// attack: array-like-fill
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 0);

// attack: array-like-index-of
// expect: TIMEOUT COMPLETED
Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 0);

// attack: array-like-includes
// expect: TIMEOUT
Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 0);

// attack: array-like-last-index-of
// expect: TIMEOUT COMPLETED
Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 0);

// attack: array-like-reverse
// expect: TIMEOUT COMPLETED
Array.prototype.reverse.call({ length: 2 ** 53 - 1 });

// attack: array-like-join
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Array.prototype.join.call({ length: 2 ** 32 - 1 });

// attack: array-like-for-each
// expect: TIMEOUT COMPLETED
Array.prototype.forEach.call({ length: 2 ** 53 - 1 }, isNaN);

// attack: array-like-splice
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR COMPLETED
Array.prototype.splice.call({ length: 2 ** 53 - 1 }, 0, 1);

// attack: array-like-copy-within
// expect: TIMEOUT COMPLETED
Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 1, 0);

// attack: array-like-sort
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
Array.prototype.sort.call({ length: 2 ** 53 - 1 });

// attack: array-like-to-sorted
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Array.prototype.toSorted.call({ length: 2 ** 32 - 1 });

// attack: array-like-unshift
// expect: TIMEOUT SCRIPT_ERROR COMPLETED
Array.prototype.unshift.call({ length: 2 ** 53 - 2 }, 1);

// attack: apply-with-a-long-array-like
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Math.max.apply(null, { length: 2 ** 32 - 1 });

// attack: reflect-apply-with-a-long-array-like
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Reflect.apply(Math.max, null, { length: 2 ** 32 - 1 });

// attack: instanceof-over-a-prototype-cycle
// expect: TIMEOUT RECURSION_LIMIT
const p = new Proxy({}, { getPrototypeOf: () => p }); p instanceof Array;

// attack: is-prototype-of-over-a-cycle
// expect: TIMEOUT RECURSION_LIMIT
const p = new Proxy({}, { getPrototypeOf: () => p }); Array.prototype.isPrototypeOf(p);

// attack: for-in-over-a-prototype-cycle
// expect: TIMEOUT RECURSION_LIMIT MEMORY_LIMIT
const p = new Proxy({}, { getPrototypeOf: () => p, ownKeys: () => [] }); for (const k in p);

// attack: json-stringify-of-a-shared-graph
// expect: TIMEOUT MEMORY_LIMIT
let o = []; for (let i = 0; i < 60; i++) o = [o, o]; JSON.stringify(o);

// attack: flat-of-a-shared-graph
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT COMPLETED
let o = []; for (let i = 0; i < 60; i++) o = [o, o]; o.flat(Infinity);

// attack: to-string-of-a-shared-graph
// expect: TIMEOUT MEMORY_LIMIT
let o = [1]; for (let i = 0; i < 60; i++) o = [o, o]; String(o);

// attack: json-parse-with-a-reviver
// expect: TIMEOUT
JSON.parse('[1]', function (k, v) { for (;;); });

// attack: json-parse-reviver-that-grows
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT RECURSION_LIMIT
JSON.parse('[0,0]', function (k, v) { if (Array.isArray(this)) this[1] = [0, 0]; return v; });

// attack: sort-comparator
// expect: TIMEOUT
[2, 1].sort(() => { for (;;); });

// attack: replace-callback
// expect: TIMEOUT
'a'.replace(/a/, () => { for (;;); });

// attack: normalize-combining-runs
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
'\u0315\u0300\u05ae\u0061'.repeat(200000).normalize('NFD').length;

// attack: intl-collation
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
const s = 'ä'.repeat(1e6); for (;;) s.localeCompare(s + 'x');

// attack: symbol-iterator-of-array-replaced
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
const a = [1]; a[Symbol.iterator] = () => ({ next: Object.bind(null, { done: false, value: 1 }) }); new Set(a);

// attack: string-raw-with-a-long-like
// expect: TIMEOUT MEMORY_LIMIT
String.raw({ raw: { length: 2 ** 53 - 1 } });

// attack: proxy-own-keys-endless-length
// expect: TIMEOUT MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR
Object.keys(new Proxy({}, { ownKeys: () => ({ length: 2 ** 53 - 1 }) }));
