// A function that tries to give itself more than its caller allows.

// attack: timeout-in-its-own-config
// expect: TIMEOUT
export const config = { timeout: 100000 };
export default () => { for (;;); };

// attack: memory-in-its-own-config
// expect: MEMORY_LIMIT SCRIPT_ERROR
// Not far above the limit, so that a machine that is slow to hand out pages does not end it for its processor time before.
export const config = { memory: 100000 };
export default () => 'x'.repeat(1e8).length;

// attack: computed-timeout
// expect: TIMEOUT
export const config = { timeout: 50000 + 50000 };
export default () => { for (;;); };

// attack: config-that-changes-later
// expect: TIMEOUT
export const config = { timeout: 400 };
export default () => { try { config.timeout = 100000; } catch { } for (;;); };

// attack: config-with-odd-numbers
// expect: INVALID_CONFIG TIMEOUT
export const config = { timeout: -1 };
export default () => { for (;;); };

// attack: config-with-infinity
// expect: INVALID_CONFIG TIMEOUT
export const config = { timeout: Infinity };
export default () => { for (;;); };

// attack: config-with-nan
// expect: INVALID_CONFIG TIMEOUT
export const config = { timeout: NaN };
export default () => { for (;;); };

// attack: config-with-a-huge-number
// expect: INVALID_CONFIG TIMEOUT
export const config = { timeout: 1e308 };
export default () => { for (;;); };

// attack: config-with-a-fraction
// expect: INVALID_CONFIG TIMEOUT
export const config = { timeout: 0.1 };
export default () => { for (;;); };

// attack: config-with-an-object
// expect: INVALID_CONFIG TIMEOUT
export const config = { timeout: { valueOf: () => 100000 } };
export default () => { for (;;); };

// attack: config-that-is-a-proxy
// expect: TIMEOUT INVALID_CONFIG
export const config = new Proxy({}, { get: () => 100000, ownKeys: () => ['timeout'], getOwnPropertyDescriptor: () => ({ value: 100000, enumerable: true, configurable: true }) });
export default () => { for (;;); };

// attack: config-with-to-json
// expect: TIMEOUT INVALID_CONFIG
export const config = { toJSON: () => ({ timeout: 100000 }) };
export default () => { for (;;); };

// attack: config-that-is-circular
// expect: TIMEOUT INVALID_CONFIG RESULT_CIRCULAR OUTPUT_LIMIT
const c = {}; c.c = c;
export const config = c;
export default () => 1;

// attack: config-that-is-huge
// expect: INVALID_CONFIG RESULT_TOO_LARGE OUTPUT_LIMIT COMPLETED
export const config = { name: 'x'.repeat(1000000) };
export default () => 1;

// attack: config-that-is-a-function
// expect: COMPLETED INVALID_CONFIG
export function config() { return { timeout: 100000 }; }
export default () => 1;

// attack: config-with-many-required-names
// expect: MISSING_ENV INVALID_CONFIG OUTPUT_LIMIT
export const config = { env_required: [@@5000*'NAME_#',@@] };
export default () => 1;

// attack: writing-to-the-config-of-the-context
// expect: TIMEOUT
try { ctx.config.timeout = 100000; } catch { } try { Object.defineProperty(ctx.config, 'timeout', { value: 1e9 }); } catch { } for (;;);

// attack: clock-turned-back
// expect: TIMEOUT
Date.now = () => 0; Date = class { }; for (;;);

// attack: swallowing-the-end-in-a-generator
// expect: TIMEOUT
function* g() { for (;;) try { yield; } finally { } } for (const x of g()) { try { x; } catch { } }

// attack: swallowing-the-end-in-an-async-function
// expect: TIMEOUT
for (;;) { try { await (async () => { for (;;); })(); } catch { } }

// attack: swallowing-the-end-in-a-proxy-trap
// expect: TIMEOUT
const p = new Proxy({}, { get() { try { for (;;); } catch { return 1; } } }); for (;;) try { p.a; } catch { }

// attack: swallowing-the-end-in-a-getter-of-the-result
// expect: TIMEOUT
return { get a() { for (;;) try { for (;;); } catch { } } };

// attack: swallowing-out-of-memory
// expect: MEMORY_LIMIT TIMEOUT SCRIPT_ERROR
for (;;) { try { 'x'.repeat(4e8).length; } catch { } }

// attack: swallowing-out-of-memory-by-turns
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT SCRIPT_ERROR
for (;;) { try { const a = []; for (;;) a.push(new Array(10000).fill(a)); } catch { } }

// attack: swallowing-the-recursion-limit
// expect: RECURSION_LIMIT
function f() { try { f(); } catch { f(); } } for (;;) try { f(); } catch { }

// attack: swallowing-the-array-limit
// expect: ARRAY_LIMIT SCRIPT_ERROR MEMORY_LIMIT TIMEOUT
for (;;) try { new Array(1e8).fill(0); } catch { }

// attack: swallowing-the-timer-limit
// expect: TIMER_LIMIT
for (;;) try { setTimeout(() => {}, 1e6); } catch { }

// attack: just-below-the-limits-again-and-again
// expect: TIMEOUT MEMORY_LIMIT COMPLETED
for (let i = 0; ; i++) { 'x'.repeat(2e7).length; }
