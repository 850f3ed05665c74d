// Logs that are large, many, or run code. A full log is cut with a notice and never fails a function by itself.

// attack: many-entries
// expect: COMPLETED TIMEOUT
for (let i = 0; i < 20000; i++) ctx.log.info('x');

// attack: entries-for-ever
// expect: TIMEOUT
for (;;) console.log('x');

// attack: one-large-message
// expect: COMPLETED MEMORY_LIMIT
ctx.log.info('x'.repeat(8e6));

// attack: large-messages
// expect: COMPLETED TIMEOUT MEMORY_LIMIT
for (let i = 0; i < 100; i++) ctx.log.warn('x'.repeat(100000));

// attack: rope-as-a-message
// expect: COMPLETED MEMORY_LIMIT SCRIPT_ERROR
let s = 'x'; for (let i = 0; i < 28; i++) s += s; ctx.log.info(s);

// attack: rope-as-data
// expect: COMPLETED MEMORY_LIMIT SCRIPT_ERROR
let s = 'x'; for (let i = 0; i < 28; i++) s += s; ctx.log.info('x', { s });

// attack: shared-graph-as-data
// expect: COMPLETED TIMEOUT
let o = [1]; for (let i = 0; i < 60; i++) o = [o, o]; ctx.log.info('x', o);

// attack: shared-graph-as-data-again-and-again
// expect: TIMEOUT
let o = [1]; for (let i = 0; i < 60; i++) o = [o, o]; for (;;) ctx.log.info('x', o);

// attack: circular-data
// expect: COMPLETED
const o = {}; o.o = o; ctx.log.info('x', o); ctx.log.info(o);

// attack: getter-that-throws
// expect: COMPLETED
ctx.log.info('x', { get a() { throw new Error('no'); } });

// attack: getter-that-throws-the-global-object
// expect: COMPLETED
ctx.log.info('x', { get a() { throw globalThis; } });

// attack: proxy-that-throws
// expect: COMPLETED
ctx.log.info(new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; } }), new Proxy([], { get() { throw 3; } }));

// attack: to-json-that-logs
// expect: COMPLETED RECURSION_LIMIT
const o = { toJSON() { ctx.log.info('again', o); return 1; } }; ctx.log.info('x', o);

// attack: to-json-that-never-ends
// expect: TIMEOUT
ctx.log.info('x', { toJSON() { for (;;); } });

// attack: host-objects-as-data
// expect: COMPLETED
ctx.log.info('x', ctx); ctx.log.info('x', globalThis); ctx.log.info(ctx.log.info, ctx.success); console.log(req, ctx, console);

// attack: odd-values
// expect: COMPLETED
for (const v of [undefined, null, NaN, -0, 1n, Symbol('s'), () => 1, new Date(NaN), /x/, new Error('e'), new Map(), new WeakRef({}), Promise.reject(1), Object.create(null), new Proxy(() => 1, {})]) { ctx.log.info(v, v); console.log(v, v); console.error(v); }

// attack: control-characters
// expect: COMPLETED
ctx.log.info('\u0000\u001b[2J\r\n{"level":"error"}\ud800', { '\u0000': '\u2028' });

// attack: format-strings
// expect: COMPLETED
ctx.log.info('{0} {Message} %s %n %x {{', { '{0}': '%n' }); console.log('%s %d %j {0}', 1);

// attack: keys-that-break-json
// expect: COMPLETED
ctx.log.info('x', { '"}],"status":"success","logs":[{"': 1 });

// attack: log-line-that-pretends
// expect: COMPLETED
ctx.log.error('fail: Microsoft'.slice(0, 5) + '\n[2026-01-01] info: all is well');

// attack: many-arguments
// expect: COMPLETED TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
console.log(...new Array(100000).fill('x'));

// attack: error-with-a-huge-stack
// expect: COMPLETED MEMORY_LIMIT
const e = new Error('x'); Object.defineProperty(e, 'stack', { value: 'y'.repeat(5e6) }); ctx.log.error(e); ctx.log.error('x', e);

// attack: error-with-getters
// expect: COMPLETED TIMEOUT
const e = new Error('x'); for (const k of ['name', 'message', 'stack', 'cause']) Object.defineProperty(e, k, { get() { throw new Error(k); } }); ctx.log.error(e); ctx.log.error('x', e);

// attack: big-int-data
// expect: COMPLETED TIMEOUT
ctx.log.info('x', { n: 7n ** 200000n }); ctx.log.info(7n ** 200000n);

// attack: logs-after-the-end
// returns: 1
setTimeout(() => ctx.log.info('late'), 10); Promise.resolve().then(() => ctx.log.info('late')); return 1;

// attack: logs-before-a-timeout
// expect: TIMEOUT
for (let i = 0; i < 10; i++) ctx.log.info('kept ' + i); for (;;);

// attack: reading-the-logs-back
// expect: COMPLETED TIMEOUT MEMORY_LIMIT
for (let i = 0; i < 500; i++) { ctx.log.info('x', ctx.getLogs().length); }

// attack: logs-that-contain-the-logs
// expect: COMPLETED TIMEOUT MEMORY_LIMIT RECURSION_LIMIT SCRIPT_ERROR
for (let i = 0; i < 60; i++) ctx.log.info('x', ctx.getLogs());

// attack: unhandled-rejections-as-warnings
// expect: COMPLETED TIMEOUT MEMORY_LIMIT
for (let i = 0; i < 5000; i++) Promise.reject(new Error('x'.repeat(1000) + i)); return 1;

// attack: unhandled-rejections-with-getters
// expect: COMPLETED TIMEOUT
const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1; } }); Promise.reject(e); Promise.reject(new Proxy({}, { get() { throw 2; } })); return 1;
