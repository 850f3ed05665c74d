// Ways to compile text, and constructors that lead there. Each attack tries, and returns what it got: an error of the language, nothing else.

// attack: eval
// returns: "TypeError"
try { return eval('1 + 1'); } catch (e) { return e.name; }

// attack: eval-indirect
// returns: "TypeError"
try { return (0, eval)('this'); } catch (e) { return e.name; }

// attack: eval-through-the-global-object
// returns: "TypeError"
try { return globalThis['ev' + 'al']('1'); } catch (e) { return e.name; }

// attack: eval-of-a-non-text
// returns: {"a":1}
return eval({ a: 1 });

// attack: function-constructor
// returns: "TypeError"
try { return Function('return 1')(); } catch (e) { return e.name; }

// attack: function-constructor-new
// returns: "TypeError"
try { return new Function('a', 'return a')(1); } catch (e) { return e.name; }

// attack: function-constructor-without-a-body
// returns: "TypeError"
try { return typeof Function(); } catch (e) { return e.name; }

// attack: through-a-function
// returns: "TypeError"
try { return (() => 1).constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-a-method
// returns: "TypeError"
try { return [].map.constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-a-class
// returns: "TypeError"
try { return (class {}).constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-an-async-function
// returns: "TypeError"
try { return await (async () => 1).constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-a-generator-function
// returns: "TypeError"
try { return (function* () {}).constructor('yield 1')().next().value; } catch (e) { return e.name; }

// attack: through-an-async-generator-function
// returns: "TypeError"
try { return (await (async function* () {}).constructor('yield 1')().next()).value; } catch (e) { return e.name; }

// attack: through-a-bound-function
// returns: "TypeError"
try { return Function.prototype.bind.call(Function, null, 'return 1')()(); } catch (e) { return e.name; }

// attack: through-reflect-construct
// returns: "TypeError"
try { return Reflect.construct(Function, ['return 1'])(); } catch (e) { return e.name; }

// attack: through-reflect-construct-with-another-target
// returns: "TypeError"
try { return Reflect.construct(Function, ['return 1'], Array).length; } catch (e) { return e.name; }

// attack: through-a-subclass
// returns: "TypeError"
try { return new (class extends Function {})('return 1')(); } catch (e) { return e.name; }

// attack: through-a-proxy
// returns: "TypeError"
try { return new Proxy(Function, {})('return 1')(); } catch (e) { return e.name; }

// attack: through-a-host-function
// returns: "TypeError"
try { return ctx.log.info.constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-a-getter-of-the-context
// returns: "TypeError"
try { return Object.getOwnPropertyDescriptor(ctx, 'db').get.constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-a-timer-function
// returns: "TypeError"
try { return setTimeout.constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-queue-microtask
// returns: "TypeError"
try { return queueMicrotask.constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-console
// returns: "TypeError"
try { return console.log.constructor('return 1')(); } catch (e) { return e.name; }

// attack: through-the-prototype-chain-of-an-error
// returns: "TypeError"
try { null.x; } catch (e) { try { return e.constructor.constructor('return 1')(); } catch (f) { return f.name; } }

// attack: through-an-error-of-the-host
// returns: "TypeError"
try { await ctx.files.download('none'); } catch (e) { try { return e.constructor.constructor('return globalThis')(); } catch (f) { return f.name; } }

// attack: through-an-error-of-the-stack-limit
// expect: RECURSION_LIMIT
(function f() { try { f(); } catch (e) { e.constructor.constructor('return 1')(); } })();

// attack: through-a-rejected-promise
// returns: "TypeError"
try { await ctx.utils.sleep(Symbol()); } catch (e) { try { return e.constructor.constructor('return 1')(); } catch (f) { return f.name; } }

// attack: timer-with-a-text
// returns: "TypeError"
try { setTimeout('globalThis.hit = 1', 0); return 'taken'; } catch (e) { return e.name; }

// attack: timer-with-an-object-that-reads-as-text
// returns: "TypeError"
try { setTimeout({ toString: () => 'globalThis.hit = 1' }, 0); return 'taken'; } catch (e) { return e.name; }

// attack: shadow-realm
// returns: "undefined"
return typeof ShadowRealm;

// attack: json-with-a-proto-key
// returns: [true,"undefined"]
const o = JSON.parse('{"__proto__":{"hit":1}}'); return [Object.hasOwn(o, '__proto__'), typeof o.hit];

// attack: caller-and-callee
// returns: ["TypeError","TypeError"]
const out = [];
for (const f of [() => (function () { 'use strict'; return arguments.callee; })(), () => (class { static m() { return this.m.caller; } }).m()]) {
  try { const v = f(); out.push(v === null || v === undefined ? 'TypeError' : typeof v); } catch (e) { out.push(e.name); }
}
return out;

// attack: callers-of-a-sloppy-function
// returns: "nothing"
function f() { let c; try { c = arguments.callee.caller; } catch { } try { c ??= f.caller; } catch { } return c; }
const c = f(); return c === undefined || c === null ? 'nothing' : typeof c;

// attack: callers-of-a-timer-callback
// returns: "nothing"
return new Promise((done) => setTimeout(function f() { let c; try { c = f.caller; } catch { } done(c == null ? 'nothing' : String(c)); }, 0));

// attack: callers-of-a-getter-of-the-result
// returns: {"a":"nothing"}
return { get a() { let c; try { c = Object.getOwnPropertyDescriptor(this, 'a').get.caller; } catch { } return c == null ? 'nothing' : String(c); } };

// attack: source-of-host-functions
// returns: true
return [ctx.log.info, ctx.success, setTimeout, console.log, ctx.utils.hash].every((f) => /^function \w*\(\) \{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(f)));

// attack: source-of-queue-microtask
// returns: false
return /fail|await|async/.test(Function.prototype.toString.call(queueMicrotask));

// attack: shadow-realm-by-reflection
// returns: []
return Reflect.ownKeys(globalThis).filter((k) => /realm|compartment/i.test(String(k))).map(String);

// attack: shadow-realm-after-its-deletion
// returns: [true,"undefined",false]
const gone = delete globalThis.ShadowRealm;
return [gone, typeof globalThis.ShadowRealm, 'ShadowRealm' in globalThis];

// attack: shadow-realm-by-descriptors
// returns: 0
const found = (o) => Object.values(Object.getOwnPropertyDescriptors(o)).flatMap((d) => [d.value, d.get, d.set]);
return [globalThis, Object.getPrototypeOf(globalThis)].flatMap(found).filter((v) => typeof v === 'function' && /realm/i.test(v.name)).length;

// attack: shadow-realm-evaluate
// expect: SCRIPT_ERROR
return new ShadowRealm().evaluate('globalThis.constructor.constructor("return 1")()');
