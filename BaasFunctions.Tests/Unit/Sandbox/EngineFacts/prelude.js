// Notes the order in which a program does things: t when it takes a value, d when it begins to wait for one, r when it has it.
const log=[]
const d=(v,n=1)=>{log.push('d'+String(v&&v.id||v)); return new Promise(r=>{let i=0;(function s(){ if(i++<n) Promise.resolve().then(s); else {log.push('r'+String(v&&v.id||v)); r(v);} })();})}
const t=(v)=>{log.push('t'+String(typeof v==='function'?'fn':v)); return v;};
