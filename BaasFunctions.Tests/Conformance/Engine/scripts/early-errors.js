// case: let a; let a [declarations]
try { (0, eval)("let a; let a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: let a; var a [declarations]
try { (0, eval)("let a; var a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: var a; let a [declarations]
try { (0, eval)("var a; let a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: const a = 1; function a() { } [declarations]
try { (0, eval)("const a = 1; function a() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: let let = 1 [declarations]
try { (0, eval)("let let = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: const a [declarations]
try { (0, eval)("const a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: let [a] [declarations]
try { (0, eval)("let [a]"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: const { a } [declarations]
try { (0, eval)("const { a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: let a, a [declarations]
try { (0, eval)("let a, a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: { var a; { let b; var b } } [declarations]
try { (0, eval)("{ var a; { let b; var b } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let a; ;) { var a } [declarations]
try { (0, eval)("for (let a; ;) { var a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let a of []) { var a } [declarations]
try { (0, eval)("for (let a of []) { var a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: try { } catch (e) { let e } [declarations]
try { (0, eval)("try { } catch (e) { let e }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: try { } catch ([e]) { var e } [declarations]
try { (0, eval)("try { } catch ([e]) { var e }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: try { } catch ([a, a]) { } [declarations]
try { (0, eval)("try { } catch ([a, a]) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(a) { let a } [declarations]
try { (0, eval)("function f(a) { let a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a) => { let a } [declarations]
try { (0, eval)("(a) => { let a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: switch (1) { case 1: let a; case 2: let a } [declarations]
try { (0, eval)("switch (1) { case 1: let a; case 2: let a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: { function f() { } let f } [declarations]
try { (0, eval)("{ function f() { } let f }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: { function f() { } var f } [declarations]
try { (0, eval)("{ function f() { } var f }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: { async function f() { } function f() { } } [declarations]
try { (0, eval)("{ async function f() { } function f() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; { function f() { } function f() { } } [declarations]
try { (0, eval)("\"use strict\"; { function f() { } function f() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { } class A { } [declarations]
try { (0, eval)("class A { } class A { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let a, b of []); [declarations]
try { (0, eval)("for (let a, b of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (const a in {}, b; ;); [declarations]
try { (0, eval)("for (const a in {}, b; ;);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let [a, a] of []); [declarations]
try { (0, eval)("for (let [a, a] of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: l: let a [declarations]
try { (0, eval)("l: let a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: if (1) let a [declarations]
try { (0, eval)("if (1) let a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: if (1) class A { } [declarations]
try { (0, eval)("if (1) class A { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: while (0) function f() { } [declarations]
try { (0, eval)("while (0) function f() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: if (1) async function f() { } [declarations]
try { (0, eval)("if (1) async function f() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: l: async function f() { } [declarations]
try { (0, eval)("l: async function f() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: while (0) l: function f() { } [declarations]
try { (0, eval)("while (0) l: function f() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: if (1) const a = 1 [declarations]
try { (0, eval)("if (1) const a = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: do let a; while (0) [declarations]
try { (0, eval)("do let a; while (0)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: let f; l: function f() { } [declarations]
try { (0, eval)("let f; l: function f() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; var let [names]
try { (0, eval)("\"use strict\"; var let"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; var static [names]
try { (0, eval)("\"use strict\"; var static"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; implements = 1 [names]
try { (0, eval)("\"use strict\"; implements = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; eval = 1 [names]
try { (0, eval)("\"use strict\"; eval = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; arguments++ [names]
try { (0, eval)("\"use strict\"; arguments++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; function eval() { } [names]
try { (0, eval)("\"use strict\"; function eval() { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; (eval) => 1 [names]
try { (0, eval)("\"use strict\"; (eval) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; ({ a: eval } = {}) [names]
try { (0, eval)("\"use strict\"; ({ a: eval } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; var yield [names]
try { (0, eval)("\"use strict\"; var yield"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function* g() { var yield } [names]
try { (0, eval)("function* g() { var yield }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function* g() { yield: 1 } [names]
try { (0, eval)("function* g() { yield: 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async function f() { var await } [names]
try { (0, eval)("async function f() { var await }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async function f() { await: 1 } [names]
try { (0, eval)("async function f() { await: 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: var enum [names]
try { (0, eval)("var enum"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: var if [names]
try { (0, eval)("var if"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: var cl\u0061ss [names]
try { (0, eval)("var cl\\u0061ss"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: n\u0065w Object [names]
try { (0, eval)("n\\u0065w Object"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ cl\u{61}ss }) [names]
try { (0, eval)("({ cl\\u{61}ss })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function* g() { yi\u0065ld 1 } [names]
try { (0, eval)("function* g() { yi\\u0065ld 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async function f() { aw\u0061it 1 } [names]
try { (0, eval)("async function f() { aw\\u0061it 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ g\u0065t a() { } }) [names]
try { (0, eval)("({ g\\u0065t a() { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { st\u0061tic m() { } } [names]
try { (0, eval)("class A { st\\u0061tic m() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: \u0061sync () => 1 [names]
try { (0, eval)("\\u0061sync () => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a\u{110000} [names]
try { (0, eval)("a\\u{110000}"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: \u0031a [names]
try { (0, eval)("\\u0031a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: var a\u0020b [names]
try { (0, eval)("var a\\u0020b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; l\u0065t = 1 [names]
try { (0, eval)("\"use strict\"; l\\u0065t = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(a, a) { "use strict" } [functions]
try { (0, eval)("function f(a, a) { \"use strict\" }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a, a) => 1 [functions]
try { (0, eval)("(a, a) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ m(a, a) { } }) [functions]
try { (0, eval)("({ m(a, a) { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(a, [a]) { } [functions]
try { (0, eval)("function f(a, [a]) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(a = 1, a) { } [functions]
try { (0, eval)("function f(a = 1, a) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(a = 1) { "use strict" } [functions]
try { (0, eval)("function f(a = 1) { \"use strict\" }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a }) => { "use strict" } [functions]
try { (0, eval)("({ a }) => { \"use strict\" }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(...a, b) { } [functions]
try { (0, eval)("function f(...a, b) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(...a = []) { } [functions]
try { (0, eval)("function f(...a = []) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f(...a,) { } [functions]
try { (0, eval)("function f(...a,) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a,) [functions]
try { (0, eval)("(a,)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a, ...b) [functions]
try { (0, eval)("(a, ...b)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: () [functions]
try { (0, eval)("()"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (...a) [functions]
try { (0, eval)("(...a)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: () + 1 [functions]
try { (0, eval)("() + 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a => {} () [functions]
try { (0, eval)("a => {} ()"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a => {} ? 1 : 2 [functions]
try { (0, eval)("a => {} ? 1 : 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a => {} || 1 [functions]
try { (0, eval)("a => {} || 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a) (line break) => 1 [functions]
try { (0, eval)("(a)\n=> 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async (a) (line break) => 1 [functions]
try { (0, eval)("async (a)\n=> 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async a (line break) => 1 [functions]
try { (0, eval)("async a\n=> 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ([(a)]) => 1 [functions]
try { (0, eval)("([(a)]) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ((a)) => 1 [functions]
try { (0, eval)("((a)) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a: (b) }) => 1 [functions]
try { (0, eval)("({ a: (b) }) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async ((a)) => 1 [functions]
try { (0, eval)("async ((a)) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a.b) => 1 [functions]
try { (0, eval)("(a.b) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a = 1 }) [functions]
try { (0, eval)("({ a = 1 })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: f({ a = 1 }) [functions]
try { (0, eval)("f({ a = 1 })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a = 1 }).x [functions]
try { (0, eval)("({ a = 1 }).x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [{ a = 1 }].x [functions]
try { (0, eval)("[{ a = 1 }].x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function* g(a = yield) { } [functions]
try { (0, eval)("function* g(a = yield) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async function f(a = await 1) { } [functions]
try { (0, eval)("async function f(a = await 1) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a = await 1) => { }; async (a = await 1) => 1 [functions]
try { (0, eval)("(a = await 1) => { }; async (a = await 1) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function* g() { (a = yield) => 1 } [functions]
try { (0, eval)("function* g() { (a = yield) => 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async (await) => 1 [functions]
try { (0, eval)("async (await) => 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: get: function () { return } return [functions]
try { (0, eval)("get: function () { return } return"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ get a(b) { } }) [functions]
try { (0, eval)("({ get a(b) { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ set a() { } }) [functions]
try { (0, eval)("({ set a() { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ set a(b, c) { } }) [functions]
try { (0, eval)("({ set a(b, c) { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ set a(...b) { } }) [functions]
try { (0, eval)("({ set a(...b) { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: new.target [functions]
try { (0, eval)("new.target"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: () => new.target [functions]
try { (0, eval)("() => new.target"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: new.foo [functions]
try { (0, eval)("new.foo"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f() { new.t\u0061rget } [functions]
try { (0, eval)("function f() { new.t\\u0061rget }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: super.x [functions]
try { (0, eval)("super.x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: super() [functions]
try { (0, eval)("super()"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f() { super.x } [functions]
try { (0, eval)("function f() { super.x }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ f: function () { super.x } }) [functions]
try { (0, eval)("({ f: function () { super.x } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { constructor() { super() } } [functions]
try { (0, eval)("class A { constructor() { super() } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A extends B { m() { super() } } [functions]
try { (0, eval)("class A extends B { m() { super() } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ async *[Symbol.iterator] }) [functions]
try { (0, eval)("({ async *[Symbol.iterator] })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ async get a() { } }) [functions]
try { (0, eval)("({ async get a() { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ *get a() { } }) [functions]
try { (0, eval)("({ *get a() { } })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f( { } [functions]
try { (0, eval)("function f( { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (async function await() { }) [functions]
try { (0, eval)("(async function await() { })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (function* yield() { }) [functions]
try { (0, eval)("(function* yield() { })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { constructor() { } constructor() { } } [classes]
try { (0, eval)("class A { constructor() { } constructor() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { get constructor() { } } [classes]
try { (0, eval)("class A { get constructor() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { *constructor() { } } [classes]
try { (0, eval)("class A { *constructor() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { async constructor() { } } [classes]
try { (0, eval)("class A { async constructor() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static prototype() { } } [classes]
try { (0, eval)("class A { static prototype() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static prototype = 1 } [classes]
try { (0, eval)("class A { static prototype = 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { constructor = 1 } [classes]
try { (0, eval)("class A { constructor = 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { "constructor" = 1 } [classes]
try { (0, eval)("class A { \"constructor\" = 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #constructor } [classes]
try { (0, eval)("class A { #constructor }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; #a } [classes]
try { (0, eval)("class A { #a; #a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; get #a() { } } [classes]
try { (0, eval)("class A { #a; get #a() { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { get #a() { } static set #a(v) { } } [classes]
try { (0, eval)("class A { get #a() { } static set #a(v) { } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { m() { this.#a } } [classes]
try { (0, eval)("class A { m() { this.#a } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: #a in b [classes]
try { (0, eval)("#a in b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; m() { #a } } [classes]
try { (0, eval)("class A { #a; m() { #a } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; m() { 1 + #a in b } } [classes]
try { (0, eval)("class A { #a; m() { 1 + #a in b } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; m() { delete this.#a } } [classes]
try { (0, eval)("class A { #a; m() { delete this.#a } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; m() { delete ((this?.#a)) } } [classes]
try { (0, eval)("class A { #a; m() { delete ((this?.#a)) } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { #a; m() { this.#a.#b } } [classes]
try { (0, eval)("class A { #a; m() { this.#a.#b } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { a = arguments } [classes]
try { (0, eval)("class A { a = arguments }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { a = () => arguments } [classes]
try { (0, eval)("class A { a = () => arguments }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { arguments } } [classes]
try { (0, eval)("class A { static { arguments } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { await } } [classes]
try { (0, eval)("class A { static { await } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { await: 1 } } [classes]
try { (0, eval)("class A { static { await: 1 } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { return } } [classes]
try { (0, eval)("class A { static { return } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { super() } } [classes]
try { (0, eval)("class A { static { super() } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { var a; let a } } [classes]
try { (0, eval)("class A { static { var a; let a } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static { (() => arguments) } } [classes]
try { (0, eval)("class A { static { (() => arguments) } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A extends B, C { } [classes]
try { (0, eval)("class A extends B, C { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A extends B => 1 { } [classes]
try { (0, eval)("class A extends B => 1 { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class { } [classes]
try { (0, eval)("class { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class eval { } [classes]
try { (0, eval)("class eval { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class let { } [classes]
try { (0, eval)("class let { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { a b } [classes]
try { (0, eval)("class A { a b }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { a = 1 b = 2 } [classes]
try { (0, eval)("class A { a = 1 b = 2 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { async *a } [classes]
try { (0, eval)("class A { async *a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { static async (line break)  a() { } b c } [classes]
try { (0, eval)("class A { static async\n a() { } b c }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { get (line break)  }  class B { x( } [classes]
try { (0, eval)("class A { get\n }  class B { x( }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A extends A.#a { #a } [classes]
try { (0, eval)("class A extends A.#a { #a }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: class A { [this.#a] = 1; static m() { this.#b } } [classes]
try { (0, eval)("class A { [this.#a] = 1; static m() { this.#b } }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: break [statements]
try { (0, eval)("break"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: continue [statements]
try { (0, eval)("continue"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: l: { continue l } [statements]
try { (0, eval)("l: { continue l }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: l: l: 1 [statements]
try { (0, eval)("l: l: 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: while (0) { break m } [statements]
try { (0, eval)("while (0) { break m }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: l: (function () { while (0) break l }) [statements]
try { (0, eval)("l: (function () { while (0) break l })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: return [statements]
try { (0, eval)("return"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: if (1) break [statements]
try { (0, eval)("if (1) break"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: throw (line break) 1 [statements]
try { (0, eval)("throw\n1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: try { } [statements]
try { (0, eval)("try { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: switch (1) { default: default: } [statements]
try { (0, eval)("switch (1) { default: default: }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; with (a) { } [statements]
try { (0, eval)("\"use strict\"; with (a) { }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let of []) [statements]
try { (0, eval)("for (let of [])"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let.x of []); [statements]
try { (0, eval)("for (let.x of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (async of []); [statements]
try { (0, eval)("for (async of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let a = 1 of []); [statements]
try { (0, eval)("for (let a = 1 of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let a = 1 in {}); [statements]
try { (0, eval)("for (let a = 1 in {});"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; for (var a = 1 in {}); [statements]
try { (0, eval)("\"use strict\"; for (var a = 1 in {});"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (var [a] = 1 in {}); [statements]
try { (0, eval)("for (var [a] = 1 in {});"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (var a, b in {}); [statements]
try { (0, eval)("for (var a, b in {});"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (a = 1 of []); [statements]
try { (0, eval)("for (a = 1 of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for ((a, b) of []); [statements]
try { (0, eval)("for ((a, b) of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for ({ a: 1 } of []); [statements]
try { (0, eval)("for ({ a: 1 } of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for await (a of b); [statements]
try { (0, eval)("for await (a of b);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (const a; ;); [statements]
try { (0, eval)("for (const a; ;);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (var i, j of {}); [statements]
try { (0, eval)("for (var i, j of {});"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (let of of []) let x [statements]
try { (0, eval)("for (let of of []) let x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: else [statements]
try { (0, eval)("else"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: if (1) [statements]
try { (0, eval)("if (1)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: do 1 [statements]
try { (0, eval)("do 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: case 1: [statements]
try { (0, eval)("case 1:"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: label: import x from "y" [statements]
try { (0, eval)("label: import x from \"y\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: import x from "y" [statements]
try { (0, eval)("import x from \"y\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: export var a [statements]
try { (0, eval)("export var a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: { export default 1 } [statements]
try { (0, eval)("{ export default 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: import.meta [statements]
try { (0, eval)("import.meta"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: new import("a") [statements]
try { (0, eval)("new import(\"a\")"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: import() [statements]
try { (0, eval)("import()"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: import("a", "b", "c") [statements]
try { (0, eval)("import(\"a\", \"b\", \"c\")"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: import(...a) [statements]
try { (0, eval)("import(...a)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; delete a [statements]
try { (0, eval)("\"use strict\"; delete a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; delete (a) [statements]
try { (0, eval)("\"use strict\"; delete (a)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; delete ((a)) [statements]
try { (0, eval)("\"use strict\"; delete ((a))"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1 = 2 [targets]
try { (0, eval)("1 = 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a + b = 1 [targets]
try { (0, eval)("a + b = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a, b) = 1 [targets]
try { (0, eval)("(a, b) = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a++ = 1 [targets]
try { (0, eval)("a++ = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ++a++ [targets]
try { (0, eval)("++a++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a?.b = 1 [targets]
try { (0, eval)("a?.b = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a?.b++ [targets]
try { (0, eval)("a?.b++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [a?.b] = [] [targets]
try { (0, eval)("[a?.b] = []"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: for (a?.b of []); [targets]
try { (0, eval)("for (a?.b of []);"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: new a?.b() [targets]
try { (0, eval)("new a?.b()"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a?.`x` [targets]
try { (0, eval)("a?.`x`"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a?.b`x` [targets]
try { (0, eval)("a?.b`x`"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (a = 1) = 2 [targets]
try { (0, eval)("(a = 1) = 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a }) = 1 [targets]
try { (0, eval)("({ a }) = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ([a]) = 1 [targets]
try { (0, eval)("([a]) = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [([a])] = 1 [targets]
try { (0, eval)("[([a])] = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a: ({ b }) } = 1) [targets]
try { (0, eval)("({ a: ({ b }) } = 1)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [...a, b] = c [targets]
try { (0, eval)("[...a, b] = c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [...a = 1] = c [targets]
try { (0, eval)("[...a = 1] = c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ ...{ a } } = {}) [targets]
try { (0, eval)("({ ...{ a } } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ ...[a] } = {}) [targets]
try { (0, eval)("({ ...[a] } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ ...a, b } = {}) [targets]
try { (0, eval)("({ ...a, b } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: let { ...{ a } } = b [targets]
try { (0, eval)("let { ...{ a } } = b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [a, ...b,] = c [targets]
try { (0, eval)("[a, ...b,] = c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a: 1 } = {}) [targets]
try { (0, eval)("({ a: 1 } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a() { } } = {}) [targets]
try { (0, eval)("({ a() { } } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ get a() { } } = {}) [targets]
try { (0, eval)("({ get a() { } } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ "a" } = {}) [targets]
try { (0, eval)("({ \"a\" } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ 1 } = {}) [targets]
try { (0, eval)("({ 1 } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ if } = {}) [targets]
try { (0, eval)("({ if } = {})"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: this = 1 [targets]
try { (0, eval)("this = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: new.target = 1 [targets]
try { (0, eval)("new.target = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: function f() { new.target = 1 } [targets]
try { (0, eval)("function f() { new.target = 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: import.meta = 1 [targets]
try { (0, eval)("import.meta = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: async () => 1 = 1 [targets]
try { (0, eval)("async () => 1 = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: () => 1 = 2 [targets]
try { (0, eval)("() => 1 = 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: -1 ** 2 [targets]
try { (0, eval)("-1 ** 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: !a ** 2 [targets]
try { (0, eval)("!a ** 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: typeof a ** 2 [targets]
try { (0, eval)("typeof a ** 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: await ** 2; async () => await a ** 2 [targets]
try { (0, eval)("await ** 2; async () => await a ** 2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a ?? b || c [targets]
try { (0, eval)("a ?? b || c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a || b ?? c [targets]
try { (0, eval)("a || b ?? c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a && b ?? c [targets]
try { (0, eval)("a && b ?? c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a ?? b && c [targets]
try { (0, eval)("a ?? b && c"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ __proto__: 1, __proto__: 2 }) [targets]
try { (0, eval)("({ __proto__: 1, __proto__: 2 })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ __proto__: 1, "__proto__": 2 }) [targets]
try { (0, eval)("({ __proto__: 1, \"__proto__\": 2 })"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [({ __proto__: 1, __proto__: 2 })] = 1 ? [] : 0 [targets]
try { (0, eval)("[({ __proto__: 1, __proto__: 2 })] = 1 ? [] : 0"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: yield = 1; function* g() { yield = 1 } [targets]
try { (0, eval)("yield = 1; function* g() { yield = 1 }"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "a" = 1 [targets]
try { (0, eval)("\"a\" = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `a` = 1 [targets]
try { (0, eval)("`a` = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a/ = 1 [targets]
try { (0, eval)("/a/ = 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (1)++ [targets]
try { (0, eval)("(1)++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: --(a + b) [targets]
try { (0, eval)("--(a + b)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `a`++ [targets]
try { (0, eval)("`a`++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: (() => 1)++ [targets]
try { (0, eval)("(() => 1)++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({})++ [targets]
try { (0, eval)("({})++"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [] += 1 [targets]
try { (0, eval)("[] += 1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ({ a } += 1) [targets]
try { (0, eval)("({ a } += 1)"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "\u{110000}" [tokens]
try { (0, eval)("\"\\u{110000}\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "\x4" [tokens]
try { (0, eval)("\"\\x4\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "\u12" [tokens]
try { (0, eval)("\"\\u12\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `\u{zz}` [tokens]
try { (0, eval)("`\\u{zz}`"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `\01` [tokens]
try { (0, eval)("`\\01`"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `\8` [tokens]
try { (0, eval)("`\\8`"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "a (line break) b" [tokens]
try { (0, eval)("\"a\nb\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "abc [tokens]
try { (0, eval)("\"abc"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `abc [tokens]
try { (0, eval)("`abc"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: `${a [tokens]
try { (0, eval)("`${a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /abc [tokens]
try { (0, eval)("/abc"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a (line break) / [tokens]
try { (0, eval)("/a\n/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /* abc [tokens]
try { (0, eval)("/* abc"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1a [tokens]
try { (0, eval)("1a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 3in [] [tokens]
try { (0, eval)("3in []"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 0b2 [tokens]
try { (0, eval)("0b2"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 0o8 [tokens]
try { (0, eval)("0o8"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 0x [tokens]
try { (0, eval)("0x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1__0 [tokens]
try { (0, eval)("1__0"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1_ [tokens]
try { (0, eval)("1_"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: _1; 1_.0 [tokens]
try { (0, eval)("_1; 1_.0"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 0_1 [tokens]
try { (0, eval)("0_1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 01_0 [tokens]
try { (0, eval)("01_0"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1e [tokens]
try { (0, eval)("1e"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1e+ [tokens]
try { (0, eval)("1e+"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1n.5; 1.5n [tokens]
try { (0, eval)("1n.5; 1.5n"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 01n [tokens]
try { (0, eval)("01n"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1e3n [tokens]
try { (0, eval)("1e3n"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 08n [tokens]
try { (0, eval)("08n"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 0b [tokens]
try { (0, eval)("0b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; 010 [tokens]
try { (0, eval)("\"use strict\"; 010"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; 08 [tokens]
try { (0, eval)("\"use strict\"; 08"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; "\08" [tokens]
try { (0, eval)("\"use strict\"; \"\\08\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: "use strict"; "\8" [tokens]
try { (0, eval)("\"use strict\"; \"\\8\""); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: @ [tokens]
try { (0, eval)("@"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: # [tokens]
try { (0, eval)("#"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a#b [tokens]
try { (0, eval)("a#b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: \ [tokens]
try { (0, eval)("\\"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: \x [tokens]
try { (0, eval)("\\x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: } [tokens]
try { (0, eval)("}"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ) [tokens]
try { (0, eval)(")"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ( [tokens]
try { (0, eval)("("); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: [1 [tokens]
try { (0, eval)("[1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: { [tokens]
try { (0, eval)("{"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a b [tokens]
try { (0, eval)("a b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a ? b [tokens]
try { (0, eval)("a ? b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a ? : b [tokens]
try { (0, eval)("a ? : b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a..b [tokens]
try { (0, eval)("a..b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a.1 [tokens]
try { (0, eval)("a.1"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: 1.a [tokens]
try { (0, eval)("1.a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: . [tokens]
try { (0, eval)("."); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ..a [tokens]
try { (0, eval)("..a"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: a?.1.b [tokens]
try { (0, eval)("a?.1.b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: => [tokens]
try { (0, eval)("=>"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: ?. [tokens]
try { (0, eval)("?."); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: \u200b [tokens]
try { (0, eval)("\u200b"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: \ud800 [tokens]
try { (0, eval)("\ud800"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(/ [regexps]
try { (0, eval)("/(/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /[/ [regexps]
try { (0, eval)("/[/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a**/ [regexps]
try { (0, eval)("/a**/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /?/ [regexps]
try { (0, eval)("/?/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /^*/ [regexps]
try { (0, eval)("/^*/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?<=a)*/ [regexps]
try { (0, eval)("/(?<=a)*/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\b+/ [regexps]
try { (0, eval)("/\\b+/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a{2,1}/ [regexps]
try { (0, eval)("/a{2,1}/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?<a>.)(?<a>.)/ [regexps]
try { (0, eval)("/(?<a>.)(?<a>.)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?<a>.)\k<b>/ [regexps]
try { (0, eval)("/(?<a>.)\\k<b>/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?<1>.)/ [regexps]
try { (0, eval)("/(?<1>.)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\u{110000}/u [regexps]
try { (0, eval)("/\\u{110000}/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\-/u [regexps]
try { (0, eval)("/\\-/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /{/u [regexps]
try { (0, eval)("/{/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a/gg [regexps]
try { (0, eval)("/a/gg"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a/x [regexps]
try { (0, eval)("/a/x"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a/uv [regexps]
try { (0, eval)("/a/uv"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /[b-a]/ [regexps]
try { (0, eval)("/[b-a]/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /[\d-z]/u [regexps]
try { (0, eval)("/[\\d-z]/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\p{X}/u [regexps]
try { (0, eval)("/\\p{X}/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?i-i:a)/ [regexps]
try { (0, eval)("/(?i-i:a)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?ii:a)/ [regexps]
try { (0, eval)("/(?ii:a)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?g:a)/ [regexps]
try { (0, eval)("/(?g:a)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?-:a)/ [regexps]
try { (0, eval)("/(?-:a)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /[a--b&&c]/v [regexps]
try { (0, eval)("/[a--b&&c]/v"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /[(]/v [regexps]
try { (0, eval)("/[(]/v"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\P{RGI_Emoji}/v [regexps]
try { (0, eval)("/\\P{RGI_Emoji}/v"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a/\u0067 [regexps]
try { (0, eval)("/a/\\u0067"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\k<a>(?<a>.)\k/ [regexps]
try { (0, eval)("/\\k<a>(?<a>.)\\k/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?:a/ [regexps]
try { (0, eval)("/(?:a/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /a)/ [regexps]
try { (0, eval)("/a)/"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /[\c]/u [regexps]
try { (0, eval)("/[\\c]/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /\1/u [regexps]
try { (0, eval)("/\\1/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
// case: /(?<𐒤/u [regexps]
try { (0, eval)("/(?<\ud801\udca4/u"); "accepted" } catch (e) { e.name }
// => "SyntaxError"
