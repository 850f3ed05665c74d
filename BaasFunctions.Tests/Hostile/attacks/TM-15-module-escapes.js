// Modules, imports and exports: there is nothing to import but files of the function, by no name and no road.

// attack: dynamic-import-of-a-file
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR
return await import('/etc/passwd');

// attack: dynamic-import-caught
// expect: COMPLETED IMPORT_NOT_AVAILABLE SCRIPT_ERROR
try { return Object.keys(await import('fs')); } catch (e) { return e.name; }

// attack: dynamic-import-of-the-program-itself
// expect: COMPLETED IMPORT_NOT_AVAILABLE SCRIPT_ERROR
export default async () => { try { return Object.keys(await import('function')); } catch (e) { return e.name; } };

// attack: dynamic-import-of-the-driver
// expect: COMPLETED IMPORT_NOT_AVAILABLE SCRIPT_ERROR
try { const m = await import('driver'); return typeof m.run; } catch (e) { return 'undefined'; }

// attack: dynamic-import-of-a-url
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR
return await import('http://127.0.0.1:1/x.js');

// attack: dynamic-import-of-a-data-url
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR
return await import('data:text/javascript,export default 1');

// attack: dynamic-import-of-json
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR
return await import('./x.json', { with: { type: 'json' } });

// attack: dynamic-import-of-an-object-that-reads-as-text
// expect: COMPLETED IMPORT_NOT_AVAILABLE SCRIPT_ERROR
try { return await import({ toString() { throw new TypeError('own'); } }); } catch (e) { return e.message; }

// attack: dynamic-import-of-a-symbol
// expect: COMPLETED SCRIPT_ERROR
try { return await import(Symbol('x')); } catch (e) { return e.name; }

// attack: dynamic-import-of-a-huge-name
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR
return await import('x'.repeat(1e6));

// attack: dynamic-import-many-times
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR TIMEOUT MEMORY_LIMIT COMPLETED
for (let i = 0; i < 100000; i++) import('x' + i).catch(() => {}); return 1;

// attack: dynamic-import-in-a-callback
// expect: IMPORT_NOT_AVAILABLE SCRIPT_ERROR
return await Promise.all([1].map(() => import('a')));

// attack: static-import
// expect: IMPORT_NOT_AVAILABLE
import fs from 'fs';
export default () => fs;

// attack: static-import-for-effects
// expect: IMPORT_NOT_AVAILABLE
import '/etc/passwd';
export default () => 1;

// attack: static-import-of-all
// expect: IMPORT_NOT_AVAILABLE
import * as host from '../../host';
export default () => host;

// attack: re-export
// expect: IMPORT_NOT_AVAILABLE
export { default } from 'fs';

// attack: re-export-of-all
// expect: IMPORT_NOT_AVAILABLE
export * from 'os';
export default () => 1;

// attack: import-of-itself
// expect: IMPORT_NOT_AVAILABLE
import * as self from 'function';
export default () => Object.keys(self);

// attack: import-meta
// returns: []
export default () => Reflect.ownKeys(import.meta).map(String);

// attack: import-meta-in-a-bare-body
// expect: SYNTAX_ERROR COMPLETED
return Object.keys(import.meta);

// attack: require
// returns: "undefined"
return typeof require;

// attack: import-source-phase
// expect: SYNTAX_ERROR IMPORT_NOT_AVAILABLE SCRIPT_ERROR
import source x from 'x';
export default () => 1;

// attack: import-deferred
// expect: SYNTAX_ERROR IMPORT_NOT_AVAILABLE SCRIPT_ERROR
import defer * as x from 'x';
export default () => 1;

// attack: default-export-that-is-no-function
// expect: SCRIPT_ERROR
export default { then(r) { r(() => 1); } };

// attack: default-export-that-is-a-proxy
// returns: "called"
export default new Proxy(function () {}, { apply: () => 'called' });

// attack: default-export-that-is-a-class
// expect: SCRIPT_ERROR
export default class { }

// attack: default-export-that-is-a-host-function
// expect: COMPLETED SCRIPT_ERROR
export default setTimeout;

// attack: default-export-of-the-promise-constructor
// expect: SCRIPT_ERROR
export default Promise;

// attack: export-that-changes-later
// returns: "first"
let handler = () => { handler = () => 'second'; return 'first'; };
export { handler as default };

// attack: export-named-then
// expect: COMPLETED SCRIPT_ERROR
export function then(resolve) { resolve({ default: () => 'hijacked' }); }
export default () => 'own';

// attack: this-at-the-top
// returns: "undefined"
const top = typeof this;
export default () => top;

// attack: names-of-the-wrapping
// returns: ["object","object","undefined","undefined"]
return [typeof request, typeof context, typeof done, typeof fail];

// attack: files-by-the-thousand
// files: yes
// expect: TOO_MANY_FILES
// file: main.js
export default () => 1;
@@5000*// file: f#.js
export default #;
@@

// attack: files-with-the-same-name
// files: yes
// expect: INVALID_FILE
// file: main.js
export default () => 1;
@@100*// file: same.js
export default #;
@@

// attack: file-outside-of-the-function
// files: yes
// expect: INVALID_FILE
// file: main.js
import '../../etc/passwd.json';
export default () => 1;
// file: ../../etc/passwd.json
{}

// attack: file-named-proto
// files: yes
// expect: INVALID_FILE
// file: main.js
export default () => 1;
// file: __proto__
export const polluted = true;

// attack: files-named-like-members-of-objects
// files: yes
// returns: [1,2,3,null]
// file: main.js
import a from './__proto__.js';
import b from './constructor/prototype.js';
import c from './hasOwnProperty.json';
export default () => [a, b, c, {}.polluted ?? null];
// file: __proto__.js
export default 1;
// file: constructor/prototype.js
export default 2;
// file: hasOwnProperty.json
3

// attack: a-chain-of-imports-to-the-limit
// files: yes
// returns: 254
// file: main.js
import end from './f0.js';
export default () => end;
@@254*// file: f#.js
export { default } from './f#+.js';
@@
// file: f254.js
export default 254;

// attack: a-chain-of-imports-a-thousand-deep
// files: yes
// expect: TOO_MANY_FILES
// file: main.js
import end from './f0.js';
export default () => end;
@@1000*// file: f#.js
export { default } from './f#+.js';
@@
// file: f1000.js
export default 1000;

// attack: recursion-at-the-end-of-a-chain
// files: yes
// expect: RECURSION_LIMIT
// file: main.js
import './f0.js';
export default () => 1;
@@254*// file: f#.js
import './f#+.js';
@@
// file: f254.js
const deeper = () => 1 + deeper();
deeper();

// attack: stars-in-a-chain-with-many-names
// files: yes
// expect: SYNTAX_ERROR
// file: main.js
import { @@20000*n#, @@ } from './f0.js';
export default () => 1;
@@254*// file: f#.js
export * from './f#+.js';
@@
// file: f254.js
export const n0 = 1;

// attack: stars-in-a-chain-with-many-names-that-exist
// files: yes
// expect: COMPLETED TIMEOUT
// file: main.js
import { @@10000*n#, @@ } from './f0.js';
export default () => 1;
@@254*// file: f#.js
export * from './f#+.js';
@@
// file: f254.js
@@10000*export const n# = #; @@

// attack: stars-in-a-circle
// files: yes
// expect: SYNTAX_ERROR
// file: main.js
import { nothing } from './a.js';
export default () => nothing;
// file: a.js
export * from './b.js';
// file: b.js
export * from './a.js';

// attack: exports-in-a-circle
// files: yes
// expect: SYNTAX_ERROR SCRIPT_ERROR
// file: main.js
import { loop } from './a.js';
export default () => loop;
// file: a.js
export { loop } from './b.js';
// file: b.js
export { loop } from './a.js';

// attack: everybody-imports-everybody
// files: yes
// returns: 1
// file: main.js
@@200*import './f#.js';
@@
export default () => 1;
@@200*// file: f#.js
import './main.js'; import './f0.js'; import './f1.js'; import './f199.js'; import './f#.js';
@@

// attack: one-file-a-hundred-thousand-times
// files: yes
// expect: COMPLETED SOURCE_TOO_MANY_NODES SOURCE_TOO_LONG
// file: main.js
@@50000*import './a';
@@
export default () => 1;
// file: a.js
export {};

// attack: a-hundred-thousand-imports-that-may-fail
// files: yes
// expect: COMPLETED SOURCE_TOO_MANY_NODES TIMEOUT
// file: main.js
export default () => 1;
export const never = () => [@@50000*import('./b'), @@];
// file: a.js
export {};

// attack: huge-json
// files: yes
// expect: COMPLETED MEMORY_LIMIT
// file: main.js
import data from './data.json';
export default () => data.length;
// file: data.json
[@@250000*[], @@0]

// attack: huge-json-many-times
// files: yes
// expect: COMPLETED MEMORY_LIMIT TIMEOUT
// file: main.js
export default async () => { let n = 0; for (let i = 0; i < 5000; i++) n += (await import('./data' + '.json')).default.length; return n; };
// file: data.json
[@@200000*{}, @@0]

// attack: deep-json
// files: yes
// expect: SYNTAX_ERROR
// file: main.js
import data from './data.json';
export default () => data;
// file: data.json
@@100000*[@@@@100000*]@@

// attack: modules-that-await-one-another
// files: yes
// expect: PROMISE_NEVER_SETTLES TIMEOUT
// file: main.js
import './a.js';
export default () => 1;
// file: a.js
await import('./b.js');
// file: b.js
await import('./a.js');

// attack: a-circle-of-modules-that-await
// files: yes
// returns: [1,2,3]
// file: main.js
import { a } from './a.js';
import { b } from './b.js';
import { c } from './c.js';
export default () => [a, b, c];
// file: a.js
import './b.js';
export const a = await 1;
// file: b.js
import './c.js';
export const b = await 2;
// file: c.js
import './a.js';
export const c = await 3;

// attack: module-that-awaits-for-ever
// files: yes
// expect: PROMISE_NEVER_SETTLES
// file: main.js
import './a.js';
export default () => 1;
// file: a.js
await new Promise(() => {});

// attack: module-that-loops-for-ever
// files: yes
// expect: TIMEOUT CPU_LIMIT
// file: main.js
import './a.js';
export default () => 1;
// file: a.js
for (;;);

// attack: imports-of-new-names-for-ever
// files: yes
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
// file: main.js
export default async () => { for (let i = 0; ; i++) { try { await import('./x' + i); } catch {} } };

// attack: imports-with-new-attributes-for-ever
// files: yes
// expect: TIMEOUT CPU_LIMIT MEMORY_LIMIT
// file: main.js
export default async () => { for (let i = 0; ; i++) { try { await import('./a.js', { with: { type: 'json' + i } }); } catch {} } };
// file: a.js
export {};

// attack: import-of-the-name-that-the-engine-has
// files: yes
// returns: ["TypeError","TypeError","TypeError","TypeError"]
// file: main.js
export default async () => {
  const names = [];
  for (const name of ['file:a.js', 'function', 'import:file:main.js\n./a.js', 'driver']) {
    try { await import(name); names.push('found'); } catch (error) { names.push(error.name); }
  }
  return names;
};
// file: a.js
export {};

// attack: import-with-getters
// files: yes
// expect: COMPLETED SCRIPT_ERROR
// file: main.js
export default async () => {
  let names = [];
  const options = { get with() { names.push('with'); return { get type() { names.push('type'); return { toString() { return 'json'; } }; } }; } };
  try { await import({ toString() { names.push('name'); return './a.js'; } }, options); } catch (error) { names.push(error.name); }
  return names;
};
// file: a.js
export {};

// attack: prototypes-replaced-while-files-load
// files: yes
// returns: [1,1]
// file: main.js
import './a.js';
export default async () => [(await import('./b.js')).default, (await import('./c.json')).default.n];
// file: a.js
Promise.prototype.then = function () { throw new Error('taken'); };
Object.defineProperty(Object.prototype, 'default', { get() { return 'taken'; }, configurable: true });
Array.prototype[Symbol.iterator] = function* () { yield 'taken'; };
// file: b.js
export default 1;
// file: c.json
{ "n": 1 }

// attack: a-name-of-a-hundred-thousand-characters
// files: yes
// expect: IMPORT_NOT_FOUND
// file: main.js
import './@@100000*x@@';
export default () => 1;

// attack: a-way-of-a-hundred-thousand-folders
// files: yes
// expect: IMPORT_NOT_FOUND
// file: main.js
import '@@30000*./@@x.js';
export default () => 1;
// file: x.js
export {};

// attack: types-that-are-slow-to-erase-in-each-file
// files: yes
// expect: COMPLETED SYNTAX_ERROR SOURCE_TOO_DEEP TIMEOUT SOURCE_TOO_MANY_NODES
// file: main.ts
@@100*import './f#.ts';
@@
export default () => 1;
@@100*// file: f#.ts
type A# = B<C<D<E<F<G<H<I<J<K<L<M<N<O>>>>>>>>>>>>>; const a# = f<g<h<i<j<k<l<m>>>>>>>>(1) ? (b): c => d : (e): f => g;
@@

// attack: source-phase-of-a-file
// files: yes
// expect: SCRIPT_ERROR SYNTAX_ERROR
// file: main.js
import source text from './a.js';
export default () => typeof text;
// file: a.js
export default 'own';

// attack: a-chain-of-deferred-files-to-the-limit
// files: yes
// expect: COMPLETED RECURSION_LIMIT
// file: main.js
import defer * as f0 from './f0.js';
export default () => f0.deep;
@@254*// file: f#.js
import defer * as next from './f#+.js';
export const deep = 1 + next.deep;
@@
// file: f254.js
export const deep = 0;

// attack: files-that-import-one-another-for-ever
// files: yes
// expect: COMPLETED SCRIPT_ERROR PROMISE_NEVER_SETTLES TIMEOUT
// file: main.js
import { turn } from './a.js';
export default () => turn(0);
// file: a.js
export const turn = async (n) => n > 20000 ? n : (await import('./b.js')).turn(n + 1);
// file: b.js
export const turn = async (n) => n > 20000 ? n : (await import('./a.js')).turn(n + 1);
