using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>A function that was deployed has a URL: it gets the request as it was sent, and its answer is the response.</summary>
[TestClass]
public sealed class FunctionRouteTests
{
    private const string Echo = """
        export default async (request) => ({
          method: request.method, path: request.path, query: request.query, body: request.body, ip: request.ip, header: request.headers['x-mine'],
          text: await request.text(), raw: request.rawBody.toString('hex'), same: request.rawBody === request.rawBody,
        })
        """;

    private static ServerProcess s_server = null!;
    private static DeployedFunctions s_shop = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_server = await ServerProcess.StartAsync();
        s_shop = new DeployedFunctions(s_server);
        await s_shop.DeployAsync("echo", Echo);
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestMethod]
    public async Task Request_WithoutABody_ArrivesWithItsPartsInPlace()
    {
        using var answer = await s_shop.SendAsync("GET", "/f/shop/echo/orders/7?a=1&b=x%20y&a=2", null, ("X-Mine", "yes"));
        var got = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.AreEqual(
            """{"method":"GET","path":"/orders/7","query":{"a":["1","2"],"b":"x y"},"body":null,"ip":"127.0.0.1","header":"yes","text":"","raw":"","same":true}""", got.ToJsonString());
    }

    [TestMethod]
    [DataRow("application/json", """{"n":1.0}""", """{"n":1}""")]
    [DataRow("application/vnd.api+json", "[1]", "[1]")]
    [DataRow("application/json", "null", "null")]
    [DataRow("application/json", "false", "false")]
    [DataRow("application/x-www-form-urlencoded", "a=1&b[c]=2", """{"a":"1","b":{"c":"2"}}""")]
    [DataRow("text/plain", "hi", "\"hi\"")]
    [DataRow("application/octet-stream", "hi", "null")]
    public async Task Body_OfEachType_IsParsedAndThereAsItWasSent(string type, string sent, string body)
    {
        using var content = new StringContent(sent, Encoding.UTF8, type);
        var got = JsonNode.Parse((await s_shop.CallAsync("echo", method: "POST", content: content)).Body)!;

        Assert.AreEqual(body, got["body"]?.ToJsonString() ?? "null");
        Assert.AreEqual(sent, (string?)got["text"]);
        Assert.AreEqual(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(sent)), (string?)got["raw"]);
    }

    [TestMethod]
    public async Task Body_ThatIsNotTheJsonThatItSays_IsRefusedWithItsPlace()
    {
        using var content = new StringContent("{\"a\":}", Encoding.UTF8, "application/json");
        var (status, body) = await s_shop.CallAsync("echo", method: "POST", content: content);

        Assert.AreEqual(400, status);
        Assert.AreEqual(("INVALID_JSON", 6), ((string?)JsonNode.Parse(body)!["code"], (int?)JsonNode.Parse(body)!["column"]));
    }

    [TestMethod]
    public async Task Signature_OfAWebhook_IsThatOfTheBodyAsItWasSent()
    {
        await s_shop.DeployAsync("hook", """
            export default (request, context) => ({ ok: context.utils.timingSafeEqual(context.utils.hmac('key', request.rawBody), request.headers['x-signature']) })
            """);
        const string Body = "{ \"total\" : 1.50 }";
        var signature = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("key"u8, Encoding.UTF8.GetBytes(Body)));

        using var content = new StringContent(Body, Encoding.UTF8, "application/json");
        using var answer = await s_shop.SendAsync("POST", "/f/shop/hook", content, ("X-Signature", signature));

        Assert.AreEqual("""{"ok":true}""", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    [DataRow("() => ({ n: 1 })", 200, """{"n":1}""", "application/json; charset=utf-8")]
    [DataRow("() => undefined", 204, "", null)]
    [DataRow("(r, c) => c.success([1])", 200, "[1]", "application/json; charset=utf-8")]
    [DataRow("() => new Response('<p>', { status: 201, headers: { 'Content-Type': 'text/html' } })", 201, "<p>", "text/html")]
    [DataRow("() => new Response('{\"big\":12345678901234567890}', { headers: { 'Content-Type': 'application/json' } })", 200, """{"big":12345678901234567890}""", "application/json")]
    [DataRow("() => new Response(null, { status: 304 })", 304, "", null)]
    [DataRow("() => new Response('x', { status: 405 })", 405, "x", "text/plain; charset=UTF-8")]
    public async Task Answer_OfAFunction_IsTheResponse(string handler, int status, string body, string? type)
    {
        await s_shop.DeployAsync($"answer-{Math.Abs(handler.GetHashCode(StringComparison.Ordinal))}", $"export default {handler}");

        using var answer = await s_shop.SendAsync("GET", $"/f/shop/answer-{Math.Abs(handler.GetHashCode(StringComparison.Ordinal))}");

        Assert.AreEqual((status, body), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.AreEqual(type, answer.Content.Headers.TryGetValues("Content-Type", out var types) ? types.Single() : null);
    }

    [TestMethod]
    public async Task Answer_OfBytes_IsTheseBytes()
    {
        await s_shop.DeployAsync("bytes", "export default () => new Response(new Uint8Array([0, 255, 1]), { headers: { 'Content-Type': 'image/png' } })");

        using var answer = await s_shop.SendAsync("GET", "/f/shop/bytes");

        CollectionAssert.AreEqual(new byte[] { 0, 255, 1 }, await answer.Content.ReadAsByteArrayAsync());
    }

    [TestMethod]
    public async Task Headers_OfTheAnswer_AreSentButForThoseOfTheConnection()
    {
        await s_shop.DeployAsync("headers", """
            export default () => { const headers = new Headers({ 'X-One': '1', 'Cache-Control': 'max-age=60', 'Content-Length': '999', Connection: 'close' });
              headers.append('Set-Cookie', 'a=1'); headers.append('Set-Cookie', 'b=2'); return new Response('ok', { headers }); }
            """);

        using var answer = await s_shop.SendAsync("GET", "/f/shop/headers");

        Assert.AreEqual(("1", "max-age=60", 2L), (answer.Headers.GetValues("X-One").Single(), answer.Headers.CacheControl!.ToString(), answer.Content.Headers.ContentLength));
        CollectionAssert.AreEqual(new[] { "a=1", "b=2" }, answer.Headers.GetValues("Set-Cookie").ToArray());
        Assert.IsFalse(answer.Headers.ConnectionClose ?? false);
    }

    [TestMethod]
    public async Task Redirect_OfAFunction_IsLeftToTheCaller()
    {
        await s_shop.DeployAsync("redirects", "export default () => Response.redirect('https://shop.example/', 303)");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = s_server.Client.BaseAddress };

        using var answer = await client.GetAsync("/f/shop/redirects");

        Assert.AreEqual((HttpStatusCode.SeeOther, "https://shop.example/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [TestMethod]
    [DataRow("new Response('', { headers: { 'X-Name': 'Zo\u00eb' } })")]
    [DataRow("new Response('', { headers: { 'Set-Cookie': 'a=\u0001' } })")]
    [DataRow("context.success(1, { 'X Y': '1' })")]
    [DataRow("context.success(1, { 'X-List': [1] })")]
    public async Task Header_ThatHttpCannotCarry_IsAnErrorThatNamesIt(string answer)
    {
        var name = $"header-{Array.IndexOf(["Zo", "a=", "X Y", "X-List"], ((string[])["Zo", "a=", "X Y", "X-List"]).First(answer.Contains))}";
        await s_shop.DeployAsync(name, $"export default (request, context) => {answer}");

        var (status, body) = await s_shop.CallAsync(name);

        Assert.AreEqual((500, "INVALID_HEADER"), (status, (string?)JsonNode.Parse(body)!["code"]));
    }

    [TestMethod]
    public async Task Envelope_OfAnError_HasItsCodeAsStatus()
    {
        await s_shop.DeployAsync("envelope", "export default (request, context) => context.error('Out of stock', Number(request.query.code), { sku: 'tea' })");

        var (status, body) = await s_shop.CallAsync("envelope", "?code=409");

        Assert.AreEqual((409, "Out of stock", "tea"), (status, (string?)JsonNode.Parse(body)!["error"], (string?)JsonNode.Parse(body)!["details"]!["sku"]));
        Assert.AreEqual(500, (await s_shop.CallAsync("envelope", "?code=7")).Status);
    }

    [TestMethod]
    public async Task Page_OfAFunction_RunsInAnOriginOfItsOwn()
    {
        await s_shop.DeployAsync("page", "export default () => new Response('<script>', { headers: { 'Content-Type': 'text/html' } })");

        using var answer = await s_shop.SendAsync("GET", "/f/shop/page");

        StringAssert.StartsWith(answer.Headers.GetValues("Content-Security-Policy").Single(), "sandbox ");
        Assert.IsFalse(answer.Headers.GetValues("Content-Security-Policy").Single().Contains("allow-same-origin", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Head_GivesTheHeadersOfGetWithoutItsBody()
    {
        using var answer = await s_shop.SendAsync("HEAD", "/f/shop/echo");

        Assert.AreEqual((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [TestMethod]
    public async Task Failure_OfAFunction_IsToldToDevelopersAndNotToThePublic()
    {
        await s_shop.DeployAsync("fails", "export default () => { throw new RangeError('the key is k-123') }");
        await s_shop.DeployAsync("fails-publicly", "export const config = { auth: 'public' }; export default () => { throw new RangeError('the key is k-123') }");

        var (status, told) = await s_shop.CallAsync("fails");
        var (publicStatus, untold) = await s_shop.CallAsync("fails-publicly");

        Assert.AreEqual((500, 500), (status, publicStatus));
        Assert.AreEqual(("the key is k-123", "RangeError", 1), ((string?)JsonNode.Parse(told)!["error"], (string?)JsonNode.Parse(told)!["error_type"], (int?)JsonNode.Parse(told)!["line"]));
        Assert.IsFalse(untold.Contains("k-123", StringComparison.Ordinal), untold);
        Assert.IsNotNull((string?)JsonNode.Parse(untold)!["execution_id"]);
    }

    [TestMethod]
    public async Task Deadline_OfAFunction_Is504()
    {
        await s_shop.DeployAsync("slow", "export const config = { timeout: 100 }; export default (request, context) => context.utils.sleep(60000)");

        var (status, body) = await s_shop.CallAsync("slow");

        Assert.AreEqual((504, "TIMEOUT"), (status, (string?)JsonNode.Parse(body)!["code"]));
    }

    [TestMethod]
    public async Task Method_ThatTheFunctionDoesNotAnswer_Is405WithThoseThatItDoes()
    {
        await s_shop.DeployAsync("reads", "export const config = { methods: ['get'] }; export default () => 1");

        using var refused = await s_shop.SendAsync("POST", "/f/shop/reads");

        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        CollectionAssert.AreEqual(new[] { "GET", "HEAD" }, refused.Content.Headers.Allow.ToArray());
        Assert.AreEqual(200, (await s_shop.CallAsync("reads")).Status);
    }

    [TestMethod]
    public async Task Body_BeyondTheLimitOfTheFunction_Is413()
    {
        await s_shop.DeployAsync("small", "export const config = { body_limit: 10 }; export default (request) => request.body");
        using var fits = new StringContent("1234567890", Encoding.UTF8, "text/plain");
        using var larger = new StringContent("12345678901", Encoding.UTF8, "text/plain");

        Assert.AreEqual((200, "\"1234567890\""), await s_shop.CallAsync("small", method: "POST", content: fits));
        Assert.AreEqual(413, (await s_shop.CallAsync("small", method: "POST", content: larger)).Status);
    }

    [TestMethod]
    public async Task FetchHandler_GetsARequestWithTheBodyAsItWasSent()
    {
        await s_shop.DeployAsync("worker", """
            export default { async fetch(request, env) { return Response.json({ url: new URL(request.url).pathname, type: request.headers.get('content-type'), bytes: [...new Uint8Array(await request.arrayBuffer())] }); } }
            """);
        using var content = new ByteArrayContent([0, 200]);
        content.Headers.Add("Content-Type", "image/png");

        Assert.AreEqual("""{"url":"/f/shop/worker/x","type":"image/png","bytes":[0,200]}""", (await s_shop.CallAsync("worker", "/x", "POST", content)).Body);
    }
}
