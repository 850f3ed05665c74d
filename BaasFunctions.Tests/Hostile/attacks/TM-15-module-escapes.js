// Modules, imports and exports: there is nothing to import, by no name and no road.

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
