// Built-ins that make much out of little, at once, before any statement is counted.

// attack: repeat
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
'x'.repeat(2 ** 29 - 24).length;

// attack: repeat-in-steps
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
let s = 'x'; for (;;) s = s.repeat(1000);

// attack: pad-end
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
''.padEnd(5e8, 'abc').length;

// attack: pad-start
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
''.padStart(5e8, 'abc').length;

// attack: concat-doubling
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
let s = 'x'; for (;;) s = s.concat(s);

// attack: plus-doubling-and-read
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
let s = 'x'; for (;;) { s += s; s.charCodeAt(0); }

// attack: template-doubling
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
let s = 'x'; for (;;) s = `${s}${s}`;

// attack: rope-without-a-read
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=2000
let s = 'x'.repeat(1e6); for (let i = 0; i < 12; i++) s += s; return s.length > 0;

// attack: replace-all
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
'x'.repeat(1e6).replaceAll('x', 'y'.repeat(1000)).length;

// attack: replace-with-the-whole-subject
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
"x".repeat(1e5).replace(/x/g, "$`$'").length;

// attack: replace-pattern-of-an-empty-match
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
'x'.repeat(1e6).replaceAll('', 'y'.repeat(1000)).length;

// attack: array-join
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new Array(1e6).join('y'.repeat(1000)).length;

// attack: array-join-of-shared-text
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
const s = 'y'.repeat(1e6); new Array(1000).fill(s).join('').length;

// attack: array-to-string-of-shared-arrays
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
let a = ['x'.repeat(1000)]; for (let i = 0; i < 30; i++) a = [a, a]; `${a}`.length;

// attack: json-stringify-of-shared-text
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
const s = 'y'.repeat(1e6); JSON.stringify(new Array(1000).fill(s)).length;

// attack: json-stringify-with-escapes
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
JSON.stringify('\u0001'.repeat(3e7)).length;

// attack: json-stringify-with-indent
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT RECURSION_LIMIT CPU_LIMIT
// limits: timeout=2000
let o = 1; for (let i = 0; i < 60; i++) o = [o, 1]; JSON.stringify(new Array(100000).fill(o), null, 10).length;

// attack: match-all-single-characters
// expect: MEMORY_LIMIT ARRAY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
'a'.repeat(1.5e7).match(/a/g).length;

// attack: split-into-characters
// expect: MEMORY_LIMIT ARRAY_LIMIT CPU_LIMIT
'a'.repeat(1.5e7).split('').length;

// attack: spread-of-a-string
// expect: MEMORY_LIMIT ARRAY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
[...'a'.repeat(1.5e7)].length;

// attack: encode-uri-component
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
encodeURIComponent('\u4e00'.repeat(2e7)).length;

// attack: escape
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
escape('\u4e00'.repeat(2e7)).length;

// attack: normalize-expanding
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=2000
'\ufdfa'.repeat(1e7).normalize('NFKD').length;

// attack: to-upper-case-expanding
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT COMPLETED CPU_LIMIT
// limits: timeout=2000
'\u0390'.repeat(2e7).toUpperCase().length;

// attack: to-base64
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new Uint8Array(5e7).toBase64().length;

// attack: to-hex
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new Uint8Array(5e7).toHex().length;

// attack: array-buffer
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new ArrayBuffer(2 ** 31 - 1);

// attack: array-buffers-one-after-the-other
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
const a = []; for (;;) a.push(new ArrayBuffer(1e6));

// attack: resizable-array-buffer
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new ArrayBuffer(8, { maxByteLength: 2 ** 31 - 1 }).resize(2 ** 30);

// attack: array-buffer-transfer
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new ArrayBuffer(8).transfer(2 ** 30);

// attack: shared-array-buffer
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new SharedArrayBuffer(2 ** 30);

// attack: float64-array
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
new Float64Array(2 ** 27);

// attack: typed-array-copies
// expect: MEMORY_LIMIT SCRIPT_ERROR ARRAY_LIMIT CPU_LIMIT
const t = new Uint8Array(1e6), a = []; for (;;) a.push(t.slice());

// attack: array-of-a-length
// expect: ARRAY_LIMIT MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
new Array(2 ** 32 - 1).fill(0);

// attack: array-length-assignment
// expect: ARRAY_LIMIT MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
const a = []; a.length = 2 ** 32 - 1; a.fill(0);

// attack: array-sparse-index
// expect: COMPLETED ARRAY_LIMIT MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
const a = []; a[2 ** 32 - 2] = 1; return a.length;

// attack: array-from-length
// expect: ARRAY_LIMIT MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
Array.from({ length: 5e7 }, (_, i) => ({ i }));

// attack: array-concat-doubling
// expect: ARRAY_LIMIT MEMORY_LIMIT CPU_LIMIT
let a = [1]; for (;;) a = a.concat(a);

// attack: array-spread-doubling
// expect: ARRAY_LIMIT MEMORY_LIMIT CPU_LIMIT
let a = [1]; for (;;) a = [...a, ...a];

// attack: array-flat-map
// expect: ARRAY_LIMIT MEMORY_LIMIT CPU_LIMIT
let a = [1]; for (;;) a = a.flatMap((x) => [x, x, x, x]);

// attack: object-assign-of-a-string
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=2000
Object.assign({}, 'x'.repeat(5e6));

// attack: object-keys-of-a-string
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=2000
Object.keys('x'.repeat(1e7)).length;

// attack: object-entries-of-a-string
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=2000
Object.entries('x'.repeat(5e6)).length;

// attack: property-descriptors-of-a-string
// expect: MEMORY_LIMIT TIMEOUT ARRAY_LIMIT CPU_LIMIT
// limits: timeout=2000
Object.getOwnPropertyDescriptors('x'.repeat(3e6));

// attack: json-parse-of-a-wide-text
// expect: MEMORY_LIMIT ARRAY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
JSON.parse('[' + '{},'.repeat(3e6) + '0]').length;

// attack: string-raw
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
String.raw({ raw: new Array(100000).fill('x'.repeat(10000)) }).length;

// attack: from-char-code
// expect: MEMORY_LIMIT ARRAY_LIMIT SCRIPT_ERROR RECURSION_LIMIT COMPLETED CPU_LIMIT
// limits: memory=16
const a = new Array(1e6).fill(65); let s = ''; for (let i = 0; i < 200; i++) s += String.fromCharCode(...a); return s.length;

// attack: reg-exp-source-of-a-huge-pattern
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT REGEX_TIMEOUT CPU_LIMIT
// limits: timeout=2000
new RegExp('a'.repeat(2e7)).source.length;

// attack: symbol-descriptions
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
const a = []; for (let i = 0; ; i++) a.push(Symbol.for('x'.repeat(10000) + i));

// attack: date-formats
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
const a = []; for (let i = 0; ; i++) a.push(new Date(i).toISOString().repeat(1000));

// attack: error-messages
// expect: MEMORY_LIMIT TIMEOUT SCRIPT_ERROR CPU_LIMIT
// limits: timeout=2000
const a = []; for (;;) a.push(new Error('x'.repeat(1e6)));

// attack: hash-of-a-huge-text
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
ctx.utils.hash('x'.repeat(3e8));

// attack: get-logs-many-times
// expect: MEMORY_LIMIT TIMEOUT CPU_LIMIT
// limits: timeout=2000
for (let i = 0; i < 900; i++) ctx.log.info('x'.repeat(900)); const a = []; for (;;) a.push(ctx.getLogs());

// attack: bound-function-names
// expect: MEMORY_LIMIT TIMEOUT RECURSION_LIMIT SCRIPT_ERROR CPU_LIMIT
// limits: timeout=2000
let f = () => 1; Object.defineProperty(f, 'name', { value: 'x'.repeat(1e6) }); const a = []; for (;;) { f = f.bind(); a.push(f.name + a.length); }

// attack: parameters-of-a-long-text
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
new URLSearchParams('a&'.repeat(2e7)).size;

// attack: parameter-that-is-encoded
// expect: MEMORY_LIMIT SCRIPT_ERROR CPU_LIMIT
new URLSearchParams([['a', '\u20ac'.repeat(3e7)]]).toString().length;

// attack: parameters-added-and-read
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
const u = new URL('http://a/'); for (;;) { u.searchParams.append('a', 'x'.repeat(1e5)); u.href; }

// attack: url-that-grows-by-its-setters
// expect: MEMORY_LIMIT SCRIPT_ERROR TIMEOUT CPU_LIMIT
// limits: timeout=2000
const u = new URL('http://a/'); for (;;) { u.pathname += '/\u20ac'.repeat(1e5); u.hash += '\u20ac'.repeat(1e5); u.username += '\u20ac'.repeat(1e5); }

// attack: url-longer-than-is-read
// returns: [false,true,false]
return [URL.canParse('http://a/' + '/'.repeat(3e7)), URL.canParse('http://a/' + '../'.repeat(3e5)), URL.canParse('http://' + '\u00e4'.repeat(1e6))];

// attack: host-that-takes-long
// expect: COMPLETED
const host = String.fromCodePoint(...Array.from({ length: 600 }, (_, i) => 0x4e00 + i)); for (let i = 0; i < 20; i++) URL.canParse(`http://${host}.${host}.${host}/`);

// attack: decompression-bomb
// expect: MEMORY_LIMIT CPU_LIMIT
const bomb = async (size) => { const { readable, writable } = new CompressionStream('deflate'); const w = writable.getWriter(); const zeros = new Uint8Array(1e6); (async () => { for (let i = 0; i < size; i++) await w.write(zeros); await w.close(); })(); return new Response(readable).bytes(); };
const packed = await bomb(300);
return (await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).bytes()).length;

// attack: decompression-bomb-in-a-bomb
// expect: MEMORY_LIMIT CPU_LIMIT TIMEOUT
// limits: timeout=5000
const pack = async (stream) => new Response(stream.pipeThrough(new CompressionStream('gzip'))).bytes();
const zeros = new Uint8Array(1e6); let left = 300;
const once = await pack(new ReadableStream({ pull(c) { c.enqueue(zeros.slice()); if (--left === 0) c.close(); } }));
const twice = await pack(new Blob([once]).stream());
const unpack = () => new DecompressionStream('gzip');
for (let total = 0; ;) for await (const chunk of new Blob([twice]).stream().pipeThrough(unpack()).pipeThrough(unpack())) total += chunk.length;

// attack: decompression-bomb-without-a-reader
// expect: MEMORY_LIMIT CPU_LIMIT TIMEOUT
// limits: timeout=5000
const { readable, writable } = new CompressionStream('gzip'); const w = writable.getWriter(); const packed = new Response(readable).bytes();
(async () => { for (let i = 0; i < 200; i++) await w.write(new Uint8Array(1e6)); await w.close(); })();
const bytes = await packed, open = new DecompressionStream('gzip'); open.readable.getReader().read(); await open.writable.getWriter().write(bytes); await new Promise(() => setInterval(() => open, 20));

// attack: buffers-for-a-source
// expect: MEMORY_LIMIT CPU_LIMIT SCRIPT_ERROR ARRAY_LIMIT
const r = new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 2 ** 31, pull() { return new Promise(() => {}); } }).getReader(); await r.read();

// attack: buffers-for-a-source-of-any-size
// expect: MEMORY_LIMIT CPU_LIMIT SCRIPT_ERROR ARRAY_LIMIT
const r = new ReadableStream({ type: 'bytes', autoAllocateChunkSize: Number.MAX_SAFE_INTEGER, pull() { return new Promise(() => {}); } }).getReader(); await r.read();

// attack: text-that-grows-in-a-stream
// expect: MEMORY_LIMIT CPU_LIMIT TIMEOUT SCRIPT_ERROR
// limits: timeout=5000
const { readable, writable } = new TextEncoderStream(); const w = writable.getWriter(); readable.pipeTo(new WritableStream()); for (let s = '\u20ac'; ; s += s) await w.write(s);
