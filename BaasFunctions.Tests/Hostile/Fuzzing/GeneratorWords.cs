namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <summary>What generated programs are made of.</summary>
internal static class GeneratorWords
{
    public static readonly string[] Names = ["a", "b", "c", "d", "req", "ctx", "undefined", "globalThis", "req.body", "ctx.env"];

    public static readonly string[] LoopWords = ["of", "in"];

    public static readonly string[] FunctionMarks = ["", "", "* "];

    public static readonly string[] Declarations = ["var", "var", "var", "let", "const"];

    public static readonly string[] LoopCounts = ["3", "10", "100", "1000"];

    public static readonly string[] Unary = ["!", "-", "+", "~", "typeof ", "void ", "delete "];

    public static readonly string[] Binary =
        [" + ", " - ", " * ", " / ", " % ", " == ", " === ", " < ", " >= ", " && ", " || ", " ?? ", " in ", " instanceof ", " << ", " >>> ", " & ", " ^ ", ", "];

    public static readonly string[] Literals =
    [
        "0", "1", "-1", "-0", "NaN", "Infinity", "1e308", "5e-324", "2 ** 31", "2 ** 32 - 1", "2 ** 53", "0n", "1n", "-(2n ** 64n)", "''", "'abc'",
        "'\\ud800'", "'\\u0000'", "'x'.repeat(1000)", "null", "undefined", "true", "false", "/a*b/g", "/(?<n>x)|y/u", "[]", "[1, , 3]", "({})",
        "Symbol('s')", "Symbol.iterator", "new Date(NaN)", "new Error('e')", "Object.create(null)", "new Map([[1, 2]])", "new Uint8Array(8)",
        "Promise.resolve(1)", "(function* () { yield 1; })()",
    ];

    public static readonly string[] HostileArguments =
    [
        "-1", "NaN", "2 ** 31", "2 ** 32", "1e21", "-Infinity", "1n", "null", "undefined", "''", "'__proto__'", "'constructor'", "Symbol.toPrimitive",
        "{ valueOf() { throw new Error('v'); } }", "{ toString() { return 'x'; } }", "{ get length() { return 3; }, 0: 1 }", "{ length: -1 }",
        "{ then(r) { r(1); } }", "{ [Symbol.iterator]: () => ({ next: () => ({ done: true }) }) }", "new Proxy({}, {})", "new Proxy([], { get: () => 1 })",
        "new Proxy(function () {}, {})", "() => { throw 1; }", "(x) => x", "(x, y) => y - x", "function () { return this; }", "async () => 1", "globalThis",
        "ctx", "Object.prototype", "[[1, 2], [3, 4]]", "new ArrayBuffer(8)", "/(?:)/y", "Reflect.ownKeys", "'a'.repeat(10000)",
    ];

    public static readonly string[] ObjectMembers =
    [
        "get g() { return this.k; }", "set g(v) { this.k = v; }", "toJSON() { return this.k; }", "valueOf() { return 1; }", "__proto__: null", "__proto__: d",
        "[Symbol.toPrimitive]: () => 1", "then: undefined", "async m() { return 1; }", "*[Symbol.iterator]() { yield 1; }", "...c", "['__proto__']: 1",
    ];

    public static readonly string[] FunctionHeads = ["((p, q = 1) => ", "(async (p) => ", "(function (p) ", "(function* (p) ", "(async function* () "];

    public static readonly string[] Constructors =
    [
        "Object", "Array", "Map", "Set", "WeakMap", "Date", "RegExp", "Error", "TypeError", "AggregateError", "Promise", "Proxy", "Uint8Array", "Float64Array",
        "BigInt64Array", "ArrayBuffer", "DataView", "String", "Number", "Boolean", "WeakRef", "Function", "Intl.NumberFormat", "Intl.DateTimeFormat",
        "DisposableStack", "FinalizationRegistry", "Symbol", "Iterator",
    ];

    public static readonly string[] Methods =
    [
        ".toString", ".valueOf", ".map", ".filter", ".reduce", ".sort", ".slice", ".splice", ".concat", ".join", ".flat", ".indexOf", ".at", ".fill", ".push",
        ".with", ".toSorted", ".replace", ".split", ".match", ".padEnd", ".charCodeAt", ".normalize", ".localeCompare", ".toFixed", ".toLocaleString",
        ".getTime", ".toISOString", ".exec", ".test", ".get", ".set", ".has", ".union", ".next", ".then", ".catch", ".finally", ".call", ".apply", ".bind",
        ".hasOwnProperty", ".subarray", ".copyWithin", "?.k?.x", "?.[0]", ".constructor", "[Symbol.iterator]", ".transfer", ".toJSON", ".entries", ".take",
    ];

    public static readonly string[] Functions =
    [
        "Object.keys", "Object.entries", "Object.assign", "Object.defineProperty", "Object.freeze", "Object.create", "Object.setPrototypeOf", "Object.fromEntries",
        "Object.groupBy", "Object.getOwnPropertyDescriptors", "Array.from", "Array.of", "Array.isArray", "JSON.stringify", "JSON.parse", "Math.max", "Math.hypot",
        "Math.clz32", "Number", "String", "BigInt", "BigInt.asIntN", "parseInt", "parseFloat", "encodeURIComponent", "decodeURIComponent", "escape", "Reflect.apply",
        "Reflect.construct", "Reflect.ownKeys", "Reflect.get", "Reflect.defineProperty", "Promise.all", "Promise.race", "Promise.allSettled", "Promise.any",
        "Promise.resolve", "Promise.reject", "Promise.try", "Symbol.for", "String.fromCodePoint", "String.raw", "Date.parse", "Date.UTC", "Atomics.add", "Atomics.load",
        "Iterator.from", "Map.groupBy", "isNaN", "eval", "Function", "structuredClone", "AbortSignal.timeout", "AbortSignal.any", "AbortSignal.abort", "Buffer.from", "Buffer.alloc", "Buffer.concat", "ReadableStream.from", "Response.json", "setTimeout", "setInterval", "queueMicrotask", "clearTimeout",
        "Intl.getCanonicalLocales", "Error.captureStackTrace", "Array.prototype.slice.call", "Object.prototype.toString.call", "RegExp.prototype[Symbol.replace].call",
        "Uint8Array.from", "Array.prototype.concat.call", "Proxy.revocable", "Math.sumPrecise", "import",
    ];

    public static readonly string[] HostCallFactory =
    [
        "ctx.success", "ctx.error", "ctx.log.info", "ctx.log.error", "ctx.getLogs", "ctx.getMetrics", "ctx.serialize", "ctx.utils.hash", "ctx.utils.timestamp",
        "ctx.utils.generateId", "ctx.log.debug", "console.log", "console.error", "await ctx.utils.sleep",
    ];
}
