// Secrets of the service and of others: in values, errors, stacks and logs. What the function's own environment holds, it may read.

// attack: own-secret-in-a-thrown-error
// expect: SCRIPT_ERROR
// env: {"TOKEN":"own-secret-value"}
throw new Error('token is ' + ctx.env.TOKEN);

// attack: secret-of-a-required-name
// expect: MISSING_ENV
export const config = { env_required: ['PATH'] };
export default (req, ctx) => ctx.env.PATH;

// attack: environment-of-the-process
// returns: []
const seen = JSON.stringify([ctx.serialize(), process, process.env, ctx.env, ctx.environment, ctx.config, req, ctx.getMetrics()]);
return ['/usr/', '/home/', '/root', 'DOTNET', 'ASPNETCORE', 'BAAS_', 'NODE_ENV'].filter((w) => seen.includes(w));

// attack: everything-reachable-holds-no-host-words
// returns: []
const seen = new Set(), found = [], queue = [globalThis, ctx, req];
while (queue.length && seen.size < 20000) {
  const v = queue.pop();
  if (v === null || (typeof v !== 'object' && typeof v !== 'function') || seen.has(v)) continue;
  seen.add(v); queue.push(Object.getPrototypeOf(v));
  for (const k of Reflect.ownKeys(v)) {
    const d = Object.getOwnPropertyDescriptor(v, k);
    if (typeof d.value === 'string' && /(\/usr\/|\/home\/|\\Users|DOTNET|\.dll|api[-_]?key)/i.test(d.value)) found.push(String(k));
    queue.push(d.value, d.get, d.set);
  }
}
return found;

// attack: api-keys-by-guessing-names
// returns: []
return ['BAAS_API_KEYS', 'API_KEY', 'KEYS', 'SECRET', 'PASSWORD', 'JWT_SECRET', 'DATABASE_URL', 'CONNECTION_STRING'].filter((n) => n in ctx.env || n in globalThis || n in ctx || n in ctx.config);

// attack: headers-of-the-real-request
// returns: {}
return req.headers;

// attack: address-of-the-caller
// returns: "127.0.0.1"
return req.ip;

// attack: env-of-another-project
// returns: ["undefined"]
globalThis.keep ??= typeof ctx.env.TOKEN; return [globalThis.keep];

// attack: ids-of-other-executions
// returns: true
return ctx.getMetrics().execution_id.startsWith('exec_') && ctx.getLogs().length === 0;

// attack: uninitialised-memory
// returns: 0
let sum = 0; for (const B of [Uint8Array, Float64Array, BigInt64Array]) { for (const x of new B(10000)) sum += Number(x); } for (const x of new Uint8Array(new ArrayBuffer(100000))) sum += x; return sum;

// attack: uninitialised-memory-of-grown-buffers
// returns: 0
const b = new ArrayBuffer(8, { maxByteLength: 100000 }); b.resize(100000); let sum = 0; for (const x of new Uint8Array(b)) sum += x; for (const x of new Uint8Array(b.transferToFixedLength(200000))) sum += x; return sum;

// attack: clock-of-the-machine-since-start
// returns: [true,true,"undefined"]
return [Math.abs(Date.now() - performance.timeOrigin) < 200000, performance.now() < 200000 && Number.isInteger(performance.now()), typeof process.hrtime];

// attack: random-that-can-be-foretold
// returns: true
const a = new Set(); for (let i = 0; i < 1000; i++) a.add(Math.random()); return a.size > 990;

// attack: ids-that-can-be-foretold
// returns: true
const a = new Set(); for (let i = 0; i < 1000; i++) a.add(ctx.utils.generateId()); return a.size === 1000;

// attack: syntax-error-with-a-secret-nearby
// expect: SYNTAX_ERROR
// env: {"TOKEN":"own-secret-value"}
const ok = 1;
const broken = ;

// attack: config-error-with-a-path
// expect: INVALID_CONFIG
export const config = { timeout: '/etc/passwd' };
export default () => 1;

// attack: import-error-with-a-path
// expect: IMPORT_NOT_AVAILABLE
import x from '../../../etc/shadow';
export default () => x;

// attack: result-of-an-engine-fault
// expect: SCRIPT_ERROR COMPLETED
class A extends Uint8Array { constructor(n) { super(typeof n === 'number' ? Math.min(n, 1) : n); } } new A(new ArrayBuffer(64)).slice(0, 60); new A(new ArrayBuffer(64)).filter(() => true);

// attack: log-of-an-engine-fault
// expect: COMPLETED SCRIPT_ERROR
try { class A extends Uint8Array { constructor(n) { super(typeof n === 'number' ? Math.min(n, 1) : n); } } new A(new ArrayBuffer(64)).slice(0, 60); } catch (e) { ctx.log.error(e); ctx.log.error('x', e); return [e.name, e.message, e.stack, String(e.cause)]; }

// attack: inspection-of-limits
// expect: RECURSION_LIMIT
let e; function f() { try { f(); } catch (x) { e = x; ctx.log.info(x); } } f(); return e;
