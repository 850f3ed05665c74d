using System.Net;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Behind a proxy, the caller is whom the proxy names, if it is trusted.</summary>
[TestClass]
public sealed class TrustedProxyTests
{
    private const string Code = "export const config = { auth: 'public' }; export default (request) => [request.ip, new URL(request.url).protocol, Object.keys(request.headers).filter((name) => name.startsWith('x-'))];";

    private readonly string _folder = Directory.CreateTempSubdirectory("baas-proxy-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task ACaller_IsTheLastAddressThatIsNoTrustedProxy()
    {
        await using var server = await StartAsync(("BAAS_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8,fd00::/8"));
        var functions = new DeployedFunctions(server);

        Assert.AreEqual("""["203.0.113.7","https:",["x-forwarded-for"]]""", await CallAsync(functions, "6.6.6.6, 203.0.113.7, 10.1.2.3"));
        Assert.AreEqual("""["2001:db8::1","https:",[]]""", await CallAsync(functions, "2001:db8::1, fd00::1"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("10.0.0.0/8")]
    public async Task AProxyThatIsNotTrusted_IsTheCaller(string trusted)
    {
        await using var server = await StartAsync(("BAAS_TRUSTED_PROXIES", trusted));
        var functions = new DeployedFunctions(server);

        StringAssert.StartsWith(await CallAsync(functions, "203.0.113.7"), "[\"127.0.0.1\",");
    }

    [TestMethod]
    public async Task CallersBehindAProxy_HaveRatesOfTheirOwn()
    {
        await using var server = await StartAsync(("BAAS_TRUSTED_PROXIES", "127.0.0.1"), ("RATE_LIMIT_MAX_REQUESTS", "2"), ("RATE_LIMIT_WINDOW_MS", "3600000"));
        var functions = new DeployedFunctions(server);

        var statuses = new List<HttpStatusCode>();
        foreach (var address in (string[])["203.0.113.7", "203.0.113.7", "203.0.113.7", "203.0.113.8"])
        {
            using var answer = await functions.SendAsync("GET", "/f/shop/who", null, ("X-Forwarded-For", address));
            statuses.Add(answer.StatusCode);
        }

        Assert.AreEqual("OK OK TooManyRequests OK", string.Join(' ', statuses));
    }

    [TestMethod]
    public async Task WithoutKeys_WhoIsBehindAProxyIsNotOnThisMachine()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_TRUSTED_PROXIES", "127.0.0.1"));

        using var answer = await new DeployedFunctions(server).SendAsync("GET", "/info", null, ("X-Forwarded-For", "127.0.0.1"));

        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [TestMethod]
    public async Task ANameOfAProxy_IsRefusedAtStart()
    {
        var (code, _, errors) = await ServerProcess.RunAsync([], ("BAAS_TRUSTED_PROXIES", "10.0.0.1,proxy.internal"));

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "BAAS_TRUSTED_PROXIES \"proxy.internal\" is neither an IP address nor a network such as 10.0.0.0/8");
    }

    /// <summary>A server with keys and a public function.</summary>
    private async Task<ServerProcess> StartAsync(params (string, string)[] settings)
    {
        var key = await FunctionKeysTests.CreateKeyAsync(_folder, "shop", "deploy,execute,read");
        var server = await ServerProcess.StartAsync([("DATA_DIR", _folder), .. settings]);
        await new DeployedFunctions(server, key: key).DeployAsync("who", Code);
        return server;
    }

    private static async Task<string> CallAsync(DeployedFunctions functions, string forwardedFor)
    {
        using var answer = await functions.SendAsync("GET", "/f/shop/who", null, ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", "https"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.ToJsonString();
    }
}
