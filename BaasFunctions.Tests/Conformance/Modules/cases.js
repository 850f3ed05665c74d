// Functions of several files whose answers must be those of Node.js: the default export of main.js is called.

// case: cycle-class-tdz
// file: main.js
import {A} from './a.js';
export default ()=>[A.name, new A().b()];
// file: a.js
import {B} from './b.js';
export class A { b(){ return new B() instanceof A; } }
// file: b.js
import {A} from './a.js'; let e; try { A } catch(x){ e=x.name } export class B { constructor(){ return Object.create(A.prototype); } }

// case: default-hoist
// file: main.js
import f,{seen} from './a.js';
export default ()=>[f(),seen()];
// file: a.js
import {seen} from './b.js';
export {seen};
export default function(){ return 'hoisted' }
// file: b.js
import f from './a.js'; const s=f()+f.name;
export const seen=()=>s;

// case: default-class-tdz
// file: main.js
import {e} from './a.js';
export default ()=>e;
// file: a.js
export {e} from './b.js';
export default class {}
// file: b.js
import C from './a.js';
export let e; try { C; e='none' } catch(x){ e=x.name+': '+x.message.replace(/^.*C.*$/,'C') }

// case: names
// file: main.js
import a,{f} from './a.js';
import * as b from './a.js';
export default ()=>[a.name,f.name,Object.keys(b),Object.isFrozen(b),Object.isSealed(b),b[Symbol.toStringTag],'default' in b,Reflect.ownKeys(b).length,Object.getOwnPropertyDescriptor(b,'f').writable];
// file: a.js
export default ()=>1;
export const f=()=>2;
export const z=1, a=2;

// case: ns-write
// file: main.js
import * as b from './a.js';
export default ()=>{ const r=[]; try{ b.x=1 }catch(e){ r.push(e.name) } try { delete b.x } catch(e){ r.push(e.name) } try{ b.nope=1 }catch(e){ r.push(e.name) } r.push(Reflect.set(b,'x',2), Reflect.has(b,'nope'), b.nope===undefined, Reflect.getPrototypeOf(b)===null, Reflect.setPrototypeOf(b,null), Reflect.isExtensible(b)); return r; }
// file: a.js
export let x=0;

// case: import-write
// file: main.js
import {x} from './a.js';
export default ()=>{ try { eval; x=1; return 'no' } catch(e) { return e.name } }
// file: a.js
export let x=0;

// case: tla-order
// file: main.js
import {o} from './o.js';
import './a.js';
import './b.js';
import './c.js'; o.push('m');
export default ()=>o;
// file: a.js
import {o} from './o.js'; o.push('a1'); await 0; o.push('a2'); await 0; o.push('a3');
// file: b.js
import {o} from './o.js'; o.push('b');
// file: c.js
import {o} from './o.js';
import './a.js'; o.push('c1'); await 0; o.push('c2');
// file: o.js
export const o=[];

// case: tla-cycle
// file: main.js
import {o} from './o.js';
import './a.js'; o.push('m');
export default ()=>o;
// file: a.js
import {o} from './o.js';
import './b.js'; o.push('a1'); await 0; o.push('a2');
// file: b.js
import {o} from './o.js';
import './c.js'; o.push('b1'); await 0; o.push('b2');
// file: c.js
import {o} from './o.js';
import './a.js'; o.push('c1'); await 0; o.push('c2');
// file: o.js
export const o=[];

// case: tla-diamond
// file: main.js
import {o} from './o.js';
import './l.js';
import './r.js'; o.push('m');
export default ()=>o;
// file: l.js
import {o} from './o.js';
import './d.js'; o.push('l');
// file: r.js
import {o} from './o.js';
import './d.js';
import './s.js'; o.push('r');
// file: d.js
import {o} from './o.js'; await 0; o.push('d');
// file: s.js
import {o} from './o.js'; o.push('s');
// file: o.js
export const o=[];

// case: error-in-dep
// file: main.js
export default async ()=>{ const r=[]; for (let i=0;i<3;i++) try { await import('./a.js') } catch(e){ r.push(e.message, globalThis.n) } try { await import('./b.js') } catch(e) { r.push(e.message) } return r; }
// file: a.js
globalThis.n=(globalThis.n??0)+1; throw new Error('x'+n);
// file: b.js
import './a.js'; globalThis.n=100;

// case: error-tla
// file: main.js
export default async ()=>{ const r=[]; for (const m of ['./b.js','./a.js','./c.js']) try { await import(m) } catch(e){ r.push(m,e.message) } return [r,globalThis.o]; }
// file: a.js
await 0; throw new Error('late');
// file: b.js
import './a.js'; globalThis.o='ran b';
// file: c.js
import './b.js'; globalThis.o='ran c';

// case: error-tla-sibling
// file: main.js
export default async ()=>{ globalThis.o=[]; let m; try { await import('./p.js') } catch(e){ m=e.message } await new Promise(r=>setTimeout(r,20)); return [m,o]; }
// file: p.js
import './a.js';
import './b.js'; o.push('p');
// file: a.js
o.push('a'); await 0; throw new Error('a');
// file: b.js
o.push('b1'); await 0; o.push('b2');

// case: dyn-concurrent
// file: main.js
export default async ()=>{ globalThis.n=0; const a=await Promise.all([import('./a.js'),import('./a.js'),import('./b.js')]); return [n,a[0]===a[1],a[2].a===a[0]]; }
// file: a.js
globalThis.n++; await 0;
export const x=1;
// file: b.js
export * as a from './a.js';

// case: import-entry
// file: main.js
import {who} from './a.js';
export const me='main';
export default ()=>who();
// file: a.js
import * as m from './main.js';
export const who=()=>[m.me, typeof m.default, Object.keys(m)];

// case: star-conflict
// file: main.js
import * as s from './s.js';
export default ()=>Object.keys(s);
// file: s.js
export * from './a.js';
export * from './b.js';
export const own=1;
// file: a.js
export const x=1, both=1, own=2;
export default 3;
// file: b.js
export const y=1, both=2;

// case: star-conflict-local
// file: main.js
import {both} from './s.js';
export default ()=>both;
// file: s.js
export * from './a.js';
export * from './b.js';
export const both='local';
// file: a.js
export const both=1;
// file: b.js
export const both=2;

// case: star-same
// file: main.js
import {x} from './s.js';
export default ()=>x;
// file: s.js
export * from './a.js';
export * from './b.js';
// file: a.js
export * from './c.js';
// file: b.js
export {x} from './c.js';
// file: c.js
export const x='c';

// case: string-names
// file: main.js
import {'a b' as ab} from './a.js';
export default ()=>ab;
// file: a.js
const v=7;
export {v as 'a b'};

// case: live-reexport
// file: main.js
import {n,inc} from './r.js';
import * as r from './r.js';
export default ()=>{ inc(); return [n,r.n]; }
// file: r.js
export {n,inc} from './a.js';
// file: a.js
export let n=0;
export const inc=()=>{n++};

// case: default-live
// file: main.js
import d,{set} from './a.js';
import e from './b.js';
export default ()=>{ set(); return [d,e]; }
// file: a.js
let v=1;
export {v as default};
export const set=()=>{ v=2; };
// file: b.js
let v=1;
export default v; v=2;

// case: this-strict
// file: main.js
import t from './a.js';
export default ()=>t;
// file: a.js
export default [typeof this, (function(){ return typeof this })(), typeof arguments];

// case: await-order-in-file
// file: main.js
import {f} from './a.js';
export default async ()=>f();
// file: a.js
let x=1; const g=async()=>{ x=10; return 5 };
export async function f(){ x += await g(); return x; }

// case: json-ns
// file: main.js
import * as j from './d.json' with { type: 'json' };
export default ()=>[Object.keys(j), j.default.a];
// file: d.json
{"a":[1,{"b":null}]}

// case: missing-dyn-name
// file: main.js
export default async ()=>{ try { await import('./a.js') } catch(e) { return e.name } }
// file: a.js
import {nope} from './b.js';
export const a=nope;
// file: b.js
export const b=1;

// case: dyn-syntax
// file: main.js
export default async ()=>{ try { await import('./a.js') } catch(e) { return e.name } }
// file: a.js
let x = ;

// case: side-once
// file: main.js
import './a.js';
import {n} from './a.js';
import * as x from './sub/../a.js';
export default async ()=>[n, (await import('./a.js')).n, x.n, globalThis.c];
// file: a.js
globalThis.c=(globalThis.c??0)+1;
export const n=c;

// case: generator-export
// file: main.js
import {g,ag} from './a.js';
export default async ()=>{ const r=[...g()]; for await (const x of ag()) r.push(x); return r; }
// file: a.js
export function* g(){ yield 1; yield 2 } export async function* ag(){ yield 3 }

// case: then-export
// file: main.js
export default async ()=>{ const m = await import('./a.js'); return m; }
// file: a.js
export function then(r){ r('thenable') }

// case: await-in-default
// file: main.js
import v from './a.js';
export default ()=>v;
// file: a.js
export default await Promise.resolve([1,2]);

// case: for-await-top
// file: main.js
import {s} from './a.js';
export default ()=>s;
// file: a.js
export let s=0; for await (const x of [1,Promise.resolve(2)]) s+=x;

// case: async-cycle-dynamic
// file: main.js
import {p} from './a.js';
export default async ()=>(await p).b;
// file: a.js
export const p = import('./b.js');
// file: b.js
import {p} from './a.js';
export const b = p instanceof Promise;
