using System.Net;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Who may deploy and call what: keys open their own project, a public function everybody, and no function sees a key of the service.</summary>
[TestClass]
public sealed class FunctionKeysTests
{
    private const string Public = "export const config = { auth: 'public', cors: ['https://shop.example'] }; export default (request) => request";

    /// <summary>Servers remove their own folders, and a command is a process of its own.</summary>
    private static readonly List<string> s_folders = [];

    private static ServerProcess s_server = null!;
    private static DeployedFunctions s_shop = null!;
    private static DeployedFunctions s_bank = null!;
    private static DeployedFunctions s_nobody = null!;
    private static string s_key = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        var folder = NewFolder();
        s_key = await CreateKeyAsync(folder, "shop", "deploy,execute,read");
        var bank = await CreateKeyAsync(folder, "bank", "deploy,execute,read");
        s_server = await ServerProcess.StartAsync(("DATA_DIR", folder));
        (s_shop, s_bank, s_nobody) = (new DeployedFunctions(s_server, key: s_key), new DeployedFunctions(s_server, "bank", bank), new DeployedFunctions(s_server));
        await s_shop.DeployAsync("own", "export default (request) => request");
        await s_shop.DeployAsync("open", Public);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await s_server.DisposeAsync();
        s_folders.ForEach(static folder => Directory.Delete(folder, recursive: true));
    }

    [TestMethod]
    public async Task KeyOfAnotherProject_SeesAndChangesNothing()
    {
        Assert.AreEqual("PROJECT_MISMATCH", (string?)(await s_bank.AskAsync("GET", "/projects/shop/functions", expected: HttpStatusCode.Forbidden))["code"]);
        await s_bank.AskAsync("PUT", "/projects/shop/functions/own", new JsonObject { ["code"] = "export default () => 1" }, HttpStatusCode.Forbidden);
        await s_bank.AskAsync("DELETE", "/projects/shop/functions/own", expected: HttpStatusCode.Forbidden);
        await s_bank.AskAsync("PUT", "/projects/shop/env/NAME", new JsonObject { ["value"] = "x" }, HttpStatusCode.Forbidden);
        using var call = await s_bank.SendAsync("GET", "/f/shop/own");
        Assert.AreEqual(HttpStatusCode.Forbidden, call.StatusCode);
    }

    [TestMethod]
    public async Task Stranger_CallsPublicFunctionsOnlyAndLearnsNothingOfOthers()
    {
        using var open = await s_nobody.SendAsync("GET", "/f/shop/open");
        using var closed = await s_nobody.SendAsync("GET", "/f/shop/own");
        using var unknown = await s_nobody.SendAsync("GET", "/f/shop/nowhere");

        Assert.AreEqual((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (open.StatusCode, closed.StatusCode, unknown.StatusCode));
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await s_nobody.SendAsync("GET", "/projects/shop/functions")).StatusCode);
    }

    [TestMethod]
    public async Task PublicFunction_InTesting_AsksForAKey()
    {
        await s_shop.DeployAsync("tried", Public);
        await s_shop.AskAsync("PATCH", "/projects/shop/functions/tried", new JsonObject { ["status"] = "testing" });

        using var stranger = await s_nobody.SendAsync("GET", "/f/shop/tried");
        using var developer = await s_shop.SendAsync("GET", "/f/shop/tried");

        Assert.AreEqual((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (stranger.StatusCode, developer.StatusCode));
    }

    [TestMethod]
    [DataRow("X-API-Key")]
    [DataRow("x-functions-key")]
    [DataRow("Authorization")]
    [DataRow("?code=")]
    public async Task Key_HoweverItIsSent_IsNotShownToTheFunction(string place)
    {
        var query = place == "?code=" ? $"?code={s_key}&a=1" : "?a=1";
        (string, string)[] headers = place == "?code=" ? [] : [(place, place == "Authorization" ? $"Bearer {s_key}" : s_key)];

        using var answer = await s_nobody.SendAsync("GET", $"/f/shop/own{query}", null, headers);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, text);
        Assert.IsFalse(text.Contains(s_key, StringComparison.Ordinal), text);
        Assert.AreEqual("/f/shop/own?a=1", new Uri((string)JsonNode.Parse(text)!["url"]!).PathAndQuery);
    }

    [TestMethod]
    public async Task Credentials_ThatAreNotOurs_ReachTheFunction()
    {
        using var answer = await s_nobody.SendAsync("GET", "/f/shop/open?code=of-another-service", null, ("Authorization", "Bearer users-token"));
        var got = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.AreEqual(("of-another-service", "Bearer users-token"), ((string?)got["query"]!["code"], (string?)got["headers"]!["authorization"]));
    }

    [TestMethod]
    public async Task FunctionForTokens_LetsInWhoHasOneAndKnowsWhoItIs()
    {
        await s_shop.DeployAsync("login", "export const config = { auth: 'public' }; export default (request, context) => context.jwt.sign({ sub: request.query.user })");
        await s_shop.DeployAsync("members", "export const config = { auth: 'jwt' }; export default (request, context) => context.user.id");
        await s_shop.DeployAsync("issuer", """export const config = { auth: { jwt: { issuer: 'https://id.example/' } } }; export default () => 1""");
        var token = (string)JsonNode.Parse(await (await s_nobody.SendAsync("GET", "/f/shop/login?user=ada")).Content.ReadAsStringAsync())!;

        using var without = await s_nobody.SendAsync("GET", "/f/shop/members");
        using var forged = await s_nobody.SendAsync("GET", "/f/shop/members", null, ("Authorization", $"Bearer {token[..^4]}AAAA"));
        using var member = await s_nobody.SendAsync("GET", "/f/shop/members", null, ("Authorization", $"Bearer {token}"));
        using var otherIssuer = await s_nobody.SendAsync("GET", "/f/shop/issuer", null, ("Authorization", $"Bearer {token}"));

        Assert.AreEqual((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.StatusCode, forged.StatusCode, otherIssuer.StatusCode));
        Assert.AreEqual("\"ada\"", await member.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task TokenOfAnotherProject_OpensNothing()
    {
        await s_bank.DeployAsync("login", "export const config = { auth: 'public' }; export default (request, context) => context.jwt.sign({ sub: 'mallory' })");
        await s_shop.DeployAsync("own-members", "export const config = { auth: 'jwt' }; export default (request, context) => context.user.id");
        var token = (string)JsonNode.Parse(await (await s_nobody.SendAsync("GET", "/f/bank/login")).Content.ReadAsStringAsync())!;

        using var refused = await s_nobody.SendAsync("GET", "/f/shop/own-members", null, ("Authorization", $"Bearer {token}"));

        Assert.AreEqual(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [TestMethod]
    public async Task KeyWithoutTheScope_DeploysNothing()
    {
        var folder = NewFolder();
        var reader = await CreateKeyAsync(folder, "shop", "execute,read");
        await using var server = await ServerProcess.StartAsync(("DATA_DIR", folder));
        using var refused = await new DeployedFunctions(server, key: reader).SendAsync("PUT", "/projects/shop/functions/a", Code());
        Assert.AreEqual((HttpStatusCode.Forbidden, "SCOPE_MISSING"), (refused.StatusCode, (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]));
    }

    [TestMethod]
    [DataRow("https://shop.example", "https://shop.example")]
    [DataRow("https://other.example", null)]
    public async Task PageOfAnOrigin_ThatTheFunctionNames_MayCallIt(string origin, string? allowed)
    {
        using var preflight = await s_nobody.SendAsync("OPTIONS", "/f/shop/open", null, ("Origin", origin), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "content-type,x-mine"));
        using var call = await s_nobody.SendAsync("GET", "/f/shop/open", null, ("Origin", origin));

        foreach (var answer in (HttpResponseMessage[])[preflight, call])
        {
            Assert.AreEqual(allowed, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var found) ? found.Single() : null);
        }

        Assert.AreEqual(allowed is not null, preflight.Headers.TryGetValues("Access-Control-Allow-Headers", out var names) && names.Single().Contains("x-mine", StringComparison.OrdinalIgnoreCase));
    }

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("baas-keys-").FullName;
        s_folders.Add(folder);
        return folder;
    }

    private static StringContent Code() => new("""{"code":"export default () => 1"}""", System.Text.Encoding.UTF8, "application/json");

    internal static async Task<string> CreateKeyAsync(string folder, string project, string scopes)
    {
        string[] arguments = ["keys", "create", "--name", project, "--project", project, "--scope", scopes];
        var (code, output, errors) = await ServerProcess.RunAsync(arguments, ("DATA_DIR", folder));
        Assert.AreEqual(0, code, errors);
        return System.Text.RegularExpressions.Regex.Match(output + errors, @"baas_[a-z0-9]{12}_[A-Za-z0-9_-]{43}").Value;
    }
}
