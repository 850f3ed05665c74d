using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>What cannot be sent is refused before anything is done, with a code, the path, what was found, and what to write.</summary>
[TestClass]
public sealed class ArgumentValueTests
{
    [TestMethod]
    [DataRow("db.project.entities.items.deleteMany({ owner: undefined })", "INVALID_QUERY", "db.deleteMany: query.owner is undefined: leave it out, or write null if that is meant")]
    [DataRow("db.project.entities.items.findOne({ or: [{ id: 1 }, { id: undefined }] })", "INVALID_QUERY", "db.findOne: query.or[1].id is undefined: leave it out")]
    [DataRow("db.project.entities.items.findMany({ id: { in: [1, undefined] } })", "INVALID_QUERY", "db.findMany: query.id.in[1] is undefined")]
    [DataRow("db.project.entities.items.findMany({ n: { gt: Number('x') } })", "INVALID_QUERY", "db.findMany: query.n.gt is NaN: write a finite number, or null")]
    [DataRow("db.project.entities.items.findMany({ 'address.city': /x/ })", "INVALID_QUERY", "db.findMany: query.address.city is a regular expression: write { contains: text } or { startsWith: text }")]
    [DataRow("db.project.entities.items.findMany({ at: { gt: new Date('x') } })", "INVALID_QUERY", "db.findMany: query.at.gt is an invalid Date")]
    [DataRow("db.project.entities.items.count(new Map([['a', 1]]))", "INVALID_QUERY", "db.count: query is a Map: write Object.fromEntries(map), or [...map]")]
    [DataRow("db.project.entities.items.exists(undefined)", "INVALID_QUERY", "db.exists: query is undefined: write {} for every row")]
    [DataRow("db.project.entities.items.findMany({ owner: Promise.resolve(1) })", "INVALID_QUERY", "db.findMany: query.owner is a promise: await it")]
    [DataRow("db.project.entities.items.deleteMany({ [Symbol('or')]: [{ owner: 'a' }] })", "INVALID_QUERY", "db.deleteMany: query has a member that is named by a symbol: write a text as its name")]
    [DataRow("db.project.entities.items.deleteMany({ owner: 'a', [Symbol('or')]: 1 })", "INVALID_QUERY", "db.deleteMany: query has a member that is named by a symbol")]
    [DataRow("db.project.entities.items.findMany({ n: { [Symbol('gt')]: 1 } })", "INVALID_QUERY", "db.findMany: query.n has a member that is named by a symbol")]
    [DataRow("db.project.entities.items.deleteMany(new Proxy(new Map([['owner', 'a']]), {}))", "INVALID_QUERY", "db.deleteMany: query is a Proxy of Map: write a plain object, made of what it stands for")]
    [DataRow("db.project.entities.items.deleteMany(new Proxy(new Error('x'), {}))", "INVALID_QUERY", "db.deleteMany: query is a Proxy of Error")]
    [DataRow("db.project.entities.items.findMany({}, { orderBy: { name: undefined } })", "INVALID_ARGUMENT", "db.findMany: options.orderBy.name is undefined")]
    [DataRow("db.project.entities.items.findPage({}, { orderBy: ['a', { name: undefined }] })", "INVALID_ARGUMENT", "db.findPage: options.orderBy[1].name is undefined")]
    [DataRow("db.project.entities.items.count({}, { limit: 1 })", "INVALID_ARGUMENT", "db.count has no options, and was given an object as argument 2: leave it out")]
    [DataRow("kv.get('a', { type: 'json' })", "INVALID_ARGUMENT", "kv.get has no options")]
    [DataRow("files.url('a', { expiresIn: 60 })", "INVALID_ARGUMENT", "files.url has no options")]
    [DataRow("kv.set('k', { [Symbol('a')]: 1 })", "INVALID_ARGUMENT", "kv.set: value has a member that is named by a symbol")]
    [DataRow("kv.set('k', new Proxy(/a/, {}))", "INVALID_ARGUMENT", "kv.set: value is a Proxy of RegExp")]
    [DataRow("kv.set('k', Object.defineProperty({}, 'a', { value: 1 }))", "INVALID_ARGUMENT", "kv.set: value is an object: it has no members that could be written")]
    [DataRow("db.raw('select $1', ['a', undefined])", "INVALID_QUERY", "db.raw: params[1] is undefined")]
    [DataRow("db.project.entities.items.create({ tags: new Set(['a']) })", "INVALID_ARGUMENT", "db.create: data.tags is a Set: write [...set]")]
    [DataRow("db.project.entities.items.createMany([{}, { n: Infinity }])", "INVALID_ARGUMENT", "db.createMany: data[1].n is Infinity: write a finite number, or null")]
    [DataRow("db.project.entities.items.update('a', { f() {} })", "INVALID_ARGUMENT", "db.update: data.f is a function: call it, or leave it out")]
    [DataRow("db.project.entities.items.upsert('a', { n: 10n })", "INVALID_ARGUMENT", "What db.upsert was given contains a BigInt, which cannot be written as JSON: data.n; write Number(value), or String(value)")]
    [DataRow("db.project.entities.items.create({ list: [undefined] })", "INVALID_ARGUMENT", "db.create: data.list[0] is undefined")]
    [DataRow("kv.set('k', new Error('x'))", "INVALID_ARGUMENT", "kv.set: value is an Error: write { name: error.name, message: error.message }")]
    [DataRow("kv.set('k', undefined)", "INVALID_ARGUMENT", "kv.set: value is undefined: write null if that is meant")]
    [DataRow("kv.set('k', Symbol('s'))", "INVALID_ARGUMENT", "kv.set: value is a symbol")]
    [DataRow("kv.set('k', 1, { ttl: NaN })", "INVALID_ARGUMENT", "kv.set: options.ttl is NaN")]
    [DataRow("kv.compareAndSet('k', undefined, 1)", "INVALID_ARGUMENT", "kv.compareAndSet: expected is undefined: write null if that is meant")]
    [DataRow("kv.increment('k', NaN)", "INVALID_ARGUMENT", "kv.increment: by is NaN")]
    [DataRow("jwt.sign({ sub: undefined })", "INVALID_ARGUMENT", "jwt.sign: payload.sub is undefined")]
    [DataRow("jwt.sign({}, { key: context.env.MISSING })", "INVALID_ARGUMENT", "jwt.sign: options.key is undefined")]
    [DataRow("jwt.verify('a.b.c', { audience: context.env.MISSING })", "INVALID_ARGUMENT", "jwt.verify: options.audience is undefined")]
    [DataRow("files.upload(undefined)", "INVALID_ARGUMENT", "files.upload expects file to be a text, an ArrayBuffer or a typed array, found undefined")]
    [DataRow("files.upload({ name: 'a', content: new Map() })", "INVALID_ARGUMENT", "files.upload expects file.content to be a text, an ArrayBuffer or a typed array, found a Map")]
    [DataRow("files.upload({ filename: 'a', content: 'x' })", "INVALID_ARGUMENT", "files.upload does not know file.filename: a file has name, type and content")]
    [DataRow("http.post('https://a.example', new Map([['a', 1]]))", "INVALID_ARGUMENT", "http.send: data is a Map: write Object.fromEntries(map)")]
    [DataRow("http.post('https://a.example', { picture: new Uint8Array(2) })", "INVALID_ARGUMENT", "http.send: data.picture is bytes (Uint8Array): write context.utils.base64Encode(bytes)")]
    [DataRow("http.fetch('https://a.example', { method: 'POST', body: new (class Basket { #items = [] })() })", "INVALID_ARGUMENT", "http.send: body is an instance of Basket: it has no members that could be written")]
    [DataRow("http.fetch('https://a.example', { method: 'POST', body: () => 1 })", "INVALID_ARGUMENT", "http.send: body is a function")]
    [DataRow("http.post('https://a.example', { a: 1 }, { body: 'b' })", "INVALID_ARGUMENT", "http.post was given two bodies")]
    [DataRow("http.get('https://a.example', { headers: { Authorization: undefined } })", "INVALID_ARGUMENT", "http.get: headers.Authorization is undefined: write a text, a number or a boolean, or leave it out")]
    [DataRow("http.get('https://a.example', { headers: 'Accept: x' })", "INVALID_ARGUMENT", "http.get expects headers to be an object of names and values, or pairs of them, found a text")]
    [DataRow("http.get('https://a.example', { headers: [['a', 'b', 'c']] })", "INVALID_ARGUMENT", "http.get expects headers to be an object of names and values, or pairs of them, found items that are no pairs")]
    [DataRow("http.get('https://a.example', { headers: new (class Headers { #h = 1 })() })", "INVALID_ARGUMENT", "http.get expects headers to be an object of names and values, or pairs of them, found an instance of Headers")]
    [DataRow("http.get('https://a.example', { params: { filter: { a: 1 } } })", "INVALID_ARGUMENT", "http.get: params.filter is an object")]
    [DataRow("http.get('https://a.example', { params: { page: NaN } })", "INVALID_ARGUMENT", "http.get: params.page is NaN")]
    [DataRow("http.get('https://a.example', { params: 'a=b' })", "INVALID_ARGUMENT", "http.get expects params to be an object")]
    public async Task Value_ThatCannotBeSent_IsRefusedByName(string call, string code, string message)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("null"));

        var error = await ErrorAsync($"await context.{call}", host);

        Assert.AreEqual("TypeError", error[0]);
        Assert.AreEqual(code, error[1]);
        StringAssert.StartsWith(error[2], message);
        Assert.IsEmpty(host.Calls);
    }

    [TestMethod]
    [DataRow("http.get(url, { header: { a: 'b' } })", "http.get has no option \"header\": write headers")]
    [DataRow("http.get(url, { query: { a: 1 } })", "http.get has no option \"query\": write params")]
    [DataRow("http.delete(url, { data: { a: 1 } })", "http.delete has no option \"data\": write body")]
    [DataRow("http.get(url, { method: 'POST' })", "http.get has no option \"method\": the method is in the name")]
    [DataRow("http.get(url, { responseType: 'arraybuffer' })", "http.get has no option \"responseType\"")]
    [DataRow("http.get(url, { Authorization: 'x' })", "http.get has no option \"Authorization\": write headers: { 'Authorization': ... }")]
    [DataRow("http.get(url, { Timeout: 5 })", "http.get has no option \"Timeout\": write timeout")]
    [DataRow("http.get(url, { nonsense: 5 })", "http.get has no option \"nonsense\": it has headers, params, timeout")]
    [DataRow("http.fetch(url, { json: {} })", "http.fetch has no option \"json\": write body")]
    [DataRow("http.get(url, new Map([['timeout', 5]]))", "http.get expects options to be an object: { headers, params, timeout, ... }, found a Map")]
    [DataRow("http.post(url, {}, ['x'])", "http.post expects options to be an object: { headers, params, timeout, ... }, found an array")]
    public async Task Option_ThatDoesNotExist_IsRefusedAndTheRightOneNamed(string call, string message)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("null"));

        var error = await ErrorAsync($"const url = 'https://a.example'; await context.{call}", host);

        Assert.AreEqual("INVALID_ARGUMENT", error[1]);
        StringAssert.StartsWith(error[2], message);
        Assert.IsEmpty(host.Calls);
    }

    [TestMethod]
    [DataRow("fetch(url, { mode: 'cors', credentials: 'include', cache: 'no-store', keepalive: true })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true}""")]
    [DataRow("fetch(url, { headers: [['X-A', '1'], ['x-a', 2]] })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"headers":{"X-A":"1, 2"}}""")]
    [DataRow("fetch(url, { headers: new Map([['X-A', true]]) })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"headers":{"X-A":"true"}}""")]
    [DataRow("fetch(url, { headers: new URLSearchParams('cookie=a%3D1&Cookie=b%3D2') })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"headers":{"cookie":"a=1; b=2"}}""")]
    [DataRow("fetch(url, { headers: { *[Symbol.iterator]() { yield ['a', 'b'] } } })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"headers":{"a":"b"}}""")]
    [DataRow("fetch(url, { headers: new (class H { *[Symbol.iterator]() { yield ['a', 'b'] } })() })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"headers":{"a":"b"}}""")]
    [DataRow("fetch(url, { headers: { Accept: ['a/b', 'c/d'], 'X-N': 5, 'X-D': new Date(0) } })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"headers":{"Accept":"a/b, c/d","X-N":"5","X-D":"1970-01-01T00:00:00.000Z"}}""")]
    [DataRow("fetch(url, { params: new URLSearchParams('a=1&a=2&b=3') })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"params":{"a":["1","2"],"b":"3"}}""")]
    [DataRow("fetch(url, { params: { a: undefined, b: null, c: [1, 'x', null], d: 10n, e: new Date(0), f: false } })", """{"method":"GET","url":"https://a.example","raw":true,"stream":true,"params":{"c":[1,"x"],"d":"10","e":"1970-01-01T00:00:00.000Z","f":false}}""")]
    [DataRow("fetch(new URL('https://a.example/x'), { headers: undefined, timeout: undefined })", """{"method":"GET","url":"https://a.example/x","raw":true,"stream":true}""")]
    public async Task Request_InEveryWayToSayIt_IsSentAsMeant(string call, string arguments)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("""{"status":200,"headers":{}}"""));

        Assert.IsNull(await ErrorAsync($"const url = 'https://a.example'; await {call}", host) is { Length: 3 } error ? error[2] : null);
        Assert.AreEqual(arguments, host.Arguments(0).GetRawText());
    }

    [TestMethod]
    [DataRow("hash(undefined)", "utils.hash() expects data to be a text or bytes, found undefined: look whether it is there before")]
    [DataRow("hash(7)", "utils.hash() expects data to be a text or bytes, found a number: write String(value)")]
    [DataRow("hash({ a: 1 })", "utils.hash() expects data to be a text or bytes, found an object: write JSON.stringify(value)")]
    [DataRow("hash([1])", "utils.hash() expects data to be a text or bytes, found an array")]
    [DataRow("hmac(context.env.WEBHOOK_SECRET, 'x')", "utils.hmac() expects key to be a text or bytes, found undefined")]
    [DataRow("hmac(null, 'x')", "utils.hmac() expects key to be a text or bytes, found null")]
    [DataRow("hmac('', 'x')", "utils.hmac() expects key to have at least one character or byte")]
    [DataRow("hmac(new Uint8Array(0), 'x')", "utils.hmac() expects key to have at least one character or byte")]
    [DataRow("hmac('k', { a: 1 })", "utils.hmac() expects data to be a text or bytes, found an object")]
    [DataRow("timingSafeEqual(undefined, undefined)", "utils.timingSafeEqual() expects a to be a text or bytes, found undefined")]
    [DataRow("timingSafeEqual('a', null)", "utils.timingSafeEqual() expects b to be a text or bytes, found null")]
    [DataRow("base64Encode(undefined)", "utils.base64Encode() expects data to be a text or bytes, found undefined")]
    [DataRow("base64Decode(undefined)", "utils.base64Decode() expects text to be a text, found undefined")]
    [DataRow("randomBytes()", "utils.randomBytes() expects count to be a number, found undefined")]
    public async Task Utility_GivenSomethingElse_RefusesIt(string call, string message)
    {
        var error = await ErrorAsync($"context.utils.{call}", ScriptedHost.Echo);

        Assert.AreEqual("INVALID_ARGUMENT", error[1]);
        StringAssert.StartsWith(error[2], message);
    }

    [TestMethod]
    public async Task Utility_GivenBytes_TakesTheirBytes() => Assert.AreEqual(
        """["ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc",true,true]""",
        await TestSandbox.DataOfBodyAsync(
            """
            const bytes = new Uint8Array([0, 1, 2]);
            const { hash, hmac } = context.utils;
            return [hash(bytes), hash(new DataView(bytes.buffer, 1)) === hash(bytes.slice(1)), hmac(new TextEncoder().encode('k'), 'd') === hmac('k', 'd')];
            """));

    [TestMethod]
    public async Task Path_OfLongNames_IsBounded()
    {
        var error = await ErrorAsync("let x = { end: new Set() }; for (let i = 0; i < 30; i++) x = { ['k'.repeat(1000)]: x }; await context.kv.set('k', x)", ScriptedHost.Echo);

        Assert.IsLessThan(500, error[2].Length);
    }

    /// <summary>Name, code and message of what the body throws; empty when it does not.</summary>
    private static async Task<string[]> ErrorAsync(string body, ScriptedHost host)
    {
        var result = await TestSandbox.Shared.ExecuteAsync(
            TestSandbox.Request($"export default async (request, context) => {{ try {{ {body} }} catch (e) {{ return [e.name, String(e.code), e.message] }} return [] }}"),
            host,
            CancellationToken.None);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return System.Text.Json.JsonSerializer.Deserialize<string[]>(result.Data())!;
    }
}
