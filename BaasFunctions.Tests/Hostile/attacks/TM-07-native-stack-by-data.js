// Data nested so deeply, or chained so long, that walking it needs the stack of the engine. The worst of these end a process.

// attack: json-stringify
// expect: RECURSION_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; JSON.stringify(a);

// attack: json-stringify-of-objects
// expect: RECURSION_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = {}; for (let i = 0; i < 100000; i++) a = { a }; JSON.stringify(a);

// attack: json-parse
// expect: RECURSION_LIMIT SCRIPT_ERROR
JSON.parse('['.repeat(100000) + ']'.repeat(100000));

// attack: array-to-string
// expect: RECURSION_LIMIT TIMEOUT SCRIPT_ERROR CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; String(a);

// attack: array-to-locale-string
// expect: RECURSION_LIMIT TIMEOUT SCRIPT_ERROR CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; a.toLocaleString();

// attack: flat-infinity
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; a.flat(Infinity);

// attack: result
// expect: RESULT_TOO_DEEP TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; return a;

// attack: result-of-objects
// expect: RESULT_TOO_DEEP TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = {}; for (let i = 0; i < 100000; i++) a = { a }; return a;

// attack: log-data
// expect: COMPLETED TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; ctx.log.info('deep', a);

// attack: log-message
// expect: COMPLETED TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = {}; for (let i = 0; i < 100000; i++) a = { a }; console.log(a);

// attack: thrown-value
// expect: SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = []; for (let i = 0; i < 100000; i++) a = [a]; throw a;

// attack: chain-of-causes
// expect: SCRIPT_ERROR TIMEOUT MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let e; for (let i = 0; i < 20000; i++) e = new Error('x', { cause: e }); throw e;

// attack: nested-aggregate-errors
// expect: SCRIPT_ERROR TIMEOUT MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let e = new Error('x'); for (let i = 0; i < 20000; i++) e = new AggregateError([e]); throw e;

// attack: success-envelopes
// expect: RESULT_TOO_DEEP TIMEOUT CPU_LIMIT
// limits: timeout=5000
let a = 1; for (let i = 0; i < 20000; i++) a = ctx.success(a); return a;

// attack: prototype-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let o = {}; for (let i = 0; i < 100000; i++) o = Object.create(o); return o.missing === undefined;

// attack: prototype-chain-set
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let o = {}; for (let i = 0; i < 100000; i++) o = Object.create(o); o.missing = 1; return 1;

// attack: prototype-chain-of-proxies
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let o = {}; for (let i = 0; i < 50000; i++) o = Object.create(new Proxy(o, {})); return o.missing === undefined;

// attack: proxy-of-proxy-get
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let p = {}; for (let i = 0; i < 50000; i++) p = new Proxy(p, {}); return p.a === undefined;

// attack: proxy-of-proxy-own-keys
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let p = {}; for (let i = 0; i < 50000; i++) p = new Proxy(p, {}); return Object.keys(p).length;

// attack: proxy-of-proxy-is-array
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let p = []; for (let i = 0; i < 50000; i++) p = new Proxy(p, {}); return Array.isArray(p);

// attack: proxy-of-proxy-call
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let p = () => 1; for (let i = 0; i < 50000; i++) p = new Proxy(p, {}); return p();

// attack: proxy-whose-handler-is-a-proxy
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let h = {}; for (let i = 0; i < 50000; i++) h = new Proxy({}, h); return h.a === undefined;

// attack: proxy-that-handles-itself
// expect: RECURSION_LIMIT TIMEOUT SCRIPT_ERROR COMPLETED CPU_LIMIT
// limits: timeout=5000
const h = {}; const p = new Proxy({}, h); Object.setPrototypeOf(h, p); return p.a;

// attack: bound-functions
// expect: RECURSION_LIMIT TIMEOUT COMPLETED MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let f = () => 1; for (let i = 0; i < 100000; i++) f = f.bind(null); return f();

// attack: bound-functions-instanceof
// expect: RECURSION_LIMIT TIMEOUT COMPLETED MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let f = function () {}; for (let i = 0; i < 100000; i++) f = f.bind(null); return {} instanceof f;

// attack: yield-star
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
function* wrap(g) { yield* g; }
let g = [1][Symbol.iterator](); for (let i = 0; i < 50000; i++) g = wrap(g); return g.next().value;

// attack: yield-star-recursion
// expect: RECURSION_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=5000
function* g() { yield* g(); } g().next();

// attack: async-yield-star
// expect: RECURSION_LIMIT TIMEOUT COMPLETED MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
async function* wrap(g) { yield* g; }
let g = wrap([1]); for (let i = 0; i < 20000; i++) g = wrap(g); return (await g.next()).value;

// attack: iterator-map-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = it.map((x) => x); return it.next().value;

// attack: iterator-filter-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = it.filter(isFinite); return it.next().value;

// attack: iterator-take-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = it.take(1); return it.next().value;

// attack: iterator-drop-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = it.drop(0); return it.next().value;

// attack: iterator-flat-map-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = it.flatMap((x) => [x]); return it.next().value;

// attack: iterator-chain-closed
// expect: RECURSION_LIMIT TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = it.map((x) => x); it.return(); return 1;

// attack: iterator-concat
// expect: RECURSION_LIMIT TIMEOUT COMPLETED SCRIPT_ERROR CPU_LIMIT
// limits: timeout=5000
let it = [1, 2].values(); for (let i = 0; i < 50000; i++) it = Iterator.concat(it); return it.next().value;

// attack: resolved-promise-chain
// expect: RECURSION_LIMIT TIMEOUT COMPLETED MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let p = Promise.resolve(1); for (let i = 0; i < 20000; i++) { const q = p; p = new Promise((r) => r(q)); } return await p;

// attack: nested-thenables
// expect: RECURSION_LIMIT TIMEOUT COMPLETED MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let t = 1; for (let i = 0; i < 20000; i++) { const u = t; t = { then(r) { r(u); } }; } return await t;

// attack: rope-of-many-pieces
// expect: RECURSION_LIMIT TIMEOUT COMPLETED MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
let s = ''; for (let i = 0; i < 100000; i++) s = 'x' + s; return s.charCodeAt(50);

// attack: regular-expression-groups-at-run-time
// expect: RECURSION_LIMIT TIMEOUT SCRIPT_ERROR COMPLETED REGEX_TIMEOUT CPU_LIMIT
// limits: timeout=5000
return new RegExp('('.repeat(50000) + 'a' + ')'.repeat(50000)).test('a');

// attack: regular-expression-lookaheads
// expect: RECURSION_LIMIT TIMEOUT SCRIPT_ERROR COMPLETED REGEX_TIMEOUT CPU_LIMIT
// limits: timeout=5000
return new RegExp('(?='.repeat(50000) + 'a' + ')'.repeat(50000)).test('a');

// attack: regular-expression-backtracking-stack
// expect: RECURSION_LIMIT TIMEOUT SCRIPT_ERROR COMPLETED REGEX_TIMEOUT MEMORY_LIMIT CPU_LIMIT
// limits: timeout=5000
return /(?:a|b)*c/.test('ab'.repeat(500000));

// attack: computed-config
// expect: RESULT_TOO_DEEP INVALID_CONFIG OUTPUT_LIMIT
let a = []; for (let i = 0; i < 5000; i++) a = [a];
export const config = a;
export default () => 1;

// attack: nested-json-in-the-request
// expect: INVALID_REQUEST INVALID_JSON COMPLETED
// body: @@5000*[@@@@5000*]@@
return typeof req.body;
