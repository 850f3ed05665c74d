using System.Net;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Projects;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Auth;

/// <summary>Keys of the store: who holds one, what it opens, and for how long.</summary>
[TestClass]
public sealed class ApiKeyTests
{
    private const string Run = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";
    private const KeyScopes All = KeyScopes.Execute | KeyScopes.Test | KeyScopes.Read | KeyScopes.Admin;

    [TestMethod]
    public async Task Key_OnceThereIsOne_IsAskedForAlsoOnThisMachine()
    {
        await using var service = new ServiceUnderTest();
        Assert.AreEqual(200, (await service.ExecuteAsync(Run)).Status);

        var key = await MakeAsync(service, KeyScopes.Execute);

        Assert.AreEqual((401, "UNAUTHORIZED"), Of(await service.ExecuteAsync(Run)));
        Assert.AreEqual(200, (await service.SendAsync("POST", "/execute", Run, With(key))).Status);
    }

    [TestMethod]
    public async Task Key_AllRevoked_TheDoorStaysLocked()
    {
        await using var service = new ServiceUnderTest();
        var made = await service.Part<ApiKeyManager>().CreateAsync(Request(KeyScopes.Execute), "a test", default);
        await service.Part<ApiKeyManager>().RevokeAsync(made.Key.Id, null, "a test", default);

        Assert.AreEqual((401, "UNAUTHORIZED"), Of(await service.ExecuteAsync(Run)));
        Assert.AreEqual((401, "KEY_REVOKED"), Of(await service.SendAsync("POST", "/execute", Run, With(made.Text))));
    }

    [TestMethod]
    [DataRow(KeyScopes.Execute, "POST", "/execute", 200)]
    [DataRow(KeyScopes.Execute, "POST", "/test", 403)]
    [DataRow(KeyScopes.Execute, "GET", "/info", 403)]
    [DataRow(KeyScopes.Execute, "GET", "/keys", 403)]
    [DataRow(KeyScopes.Test, "POST", "/test", 200)]
    [DataRow(KeyScopes.Test, "POST", "/execute", 403)]
    [DataRow(KeyScopes.Read, "GET", "/info", 200)]
    [DataRow(KeyScopes.Read, "POST", "/execute", 403)]
    [DataRow(KeyScopes.Read, "POST", "/validate", 200)]
    [DataRow(KeyScopes.Admin, "GET", "/keys", 200)]
    [DataRow(KeyScopes.Admin, "POST", "/execute", 403)]
    public async Task Scope_OpensItsEndpointsAndNoOthers(KeyScopes scope, string method, string path, int status)
    {
        await using var service = new ServiceUnderTest();
        var key = await MakeAsync(service, scope);

        var answer = await service.SendAsync(method, path, method == "POST" ? Run : null, With(key));

        Assert.AreEqual(status, answer.Status, answer.Text);
        Assert.AreEqual(status == 403 ? "SCOPE_MISSING" : null, status == 403 ? answer["code"] : null);
    }

    [TestMethod]
    public async Task Key_WithAScopeThatIsGone_OpensWhatItsOtherScopesDo()
    {
        await using var service = new ServiceUnderTest();
        var key = await MakeAsync(service, KeyScopes.Execute);
        await service.Part<SqlDatabase>().RunAsync<long>(new CallScope { Project = "", ExecutionId = "" }, SqlAccess.Write, async (session, token) =>
            await session.ExecuteAsync(new SqlText().Add("UPDATE baas_api_keys SET scopes = 'execute,schedule'"), token), default);

        Assert.AreEqual(200, (await service.SendAsync("POST", "/execute", Run, With(key))).Status);
        Assert.AreEqual(403, (await service.SendAsync("GET", "/info", null, With(key))).Status);
    }

    [TestMethod]
    public async Task Expiry_Passed_IsToldToWhoHoldsTheKey()
    {
        await using var service = new ServiceUnderTest();
        var key = await MakeAsync(service, KeyScopes.Execute, days: 2);
        service.Time.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(200, (await service.SendAsync("POST", "/execute", Run, With(key))).Status);

        service.Time.Advance(TimeSpan.FromDays(1));

        Assert.AreEqual((401, "KEY_EXPIRED"), Of(await service.SendAsync("POST", "/execute", Run, With(key))));
    }

    [TestMethod]
    public async Task Store_KeepsNoKey()
    {
        await using var service = new ServiceUnderTest();
        var key = await MakeAsync(service, All);
        var secret = key.Split('_', 3)[2];

        foreach (var file in Directory.EnumerateFiles(service.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await ReadSharedAsync(file);
            Assert.IsLessThan(0, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)), file);
        }

        Assert.IsFalse(service.Log.Text.Contains(secret, StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Key_WithAnotherSecretOrId_IsUnknown()
    {
        await using var service = new ServiceUnderTest();
        var (first, second) = (await MakeAsync(service, All), await MakeAsync(service, All));
        var last = first[^2] == 'A' ? 'B' : 'A';
        string[] guesses =
        [
            first[..^2] + last + first[^1],
            first[..18] + second[18..],
            first.ToUpperInvariant(),
            first + " ",
            first[..^1],
            first.Replace("baas_", "BAAS_", StringComparison.Ordinal),
            "baas_' OR 1=1 --_" + new string('A', 43),
            "baas_%%%%%%%%%%%%_" + first[18..],
        ];

        foreach (var guess in guesses)
        {
            var answer = await service.SendAsync("POST", "/execute", Run, With(guess));

            Assert.AreEqual((401, "UNAUTHORIZED"), Of(answer), guess);
        }
    }

    [TestMethod]
    public async Task Guessing_IsCountedByAddress()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { RateLimitMaxRequests = 5 } });
        var key = await MakeAsync(service, KeyScopes.Execute);
        var codes = new List<string?>();
        for (var i = 0; i < 7; i++)
        {
            codes.Add((await service.SendAsync("POST", "/execute", Run, With(KeyText.New(KeyText.NewId()))))["code"]);
        }

        CollectionAssert.AreEqual(Enumerable.Repeat("UNAUTHORIZED", 5).Concat(Enumerable.Repeat("RATE_LIMIT_EXCEEDED", 2)).ToArray(), codes);
        Assert.AreEqual(200, (await service.SendAsync("POST", "/execute", Run, With(key))).Status, "whoever has a key is not kept out");
    }

    [TestMethod]
    public async Task Admin_WithoutAnyKey_IsClosedAlsoOnThisMachine()
    {
        await using var service = new ServiceUnderTest();

        Assert.AreEqual((401, "UNAUTHORIZED"), Of(await service.SendAsync("GET", "/keys")));
        Assert.AreEqual((401, "UNAUTHORIZED"), Of(await service.SendAsync("POST", "/keys", """{"name":"mine","scopes":["admin"]}""")));
    }

    [TestMethod]
    public async Task Admin_KeyOfTheSettings_OpensNoAdministration()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { ApiKeys = ["0123456789abcdef"] } });

        Assert.AreEqual((403, "SCOPE_MISSING"), Of(await service.SendAsync("GET", "/keys", null, With("0123456789abcdef"))));
    }

    [TestMethod]
    public async Task Admin_CreateListRevoke_OverHttp()
    {
        await using var service = new ServiceUnderTest();
        var admin = With(await MakeAsync(service, KeyScopes.Admin));

        var made = await service.SendAsync(
            "POST", "/keys", """{"name":"shop","project":"shop","scopes":["execute","test"],"expires_in_days":30,"quota":{"requests":5}}""", admin);
        var key = made.Json.GetProperty("key");
        var (id, text) = (key.GetProperty("id").GetString()!, key.GetProperty("key").GetString()!);
        var list = await service.SendAsync("GET", "/keys", null, admin);

        Assert.AreEqual(201, made.Status, made.Text);
        Assert.AreEqual(200, (await service.SendAsync("POST", "/execute", Run, With(text))).Status);
        StringAssert.Contains(list.Text, $"\"id\":\"{id}\"");
        Assert.IsFalse(list.Text.Contains(text, StringComparison.Ordinal));
        StringAssert.Contains(list.Text, "\"quota\":{\"requests\":5}");

        Assert.AreEqual(200, (await service.SendAsync("DELETE", $"/keys/{id}", null, admin)).Status);
        Assert.AreEqual((401, "KEY_REVOKED"), Of(await service.SendAsync("POST", "/execute", Run, With(text))));
        Assert.AreEqual((404, "KEY_NOT_FOUND"), Of(await service.SendAsync("DELETE", "/keys/aaaaaaaaaaaa", null, admin)));
        Assert.AreEqual((404, "NOT_FOUND"), Of(await service.SendAsync("DELETE", "/keys", null, admin)));
    }

    [TestMethod]
    [DataRow("""{"scopes":["execute"]}""", "$.name")]
    [DataRow("""{"name":"","scopes":["execute"]}""", "$.name")]
    [DataRow("""{"name":"a\u001b[31m","scopes":["execute"]}""", "$.name")]
    [DataRow("""{"name":"a"}""", "$.scopes")]
    [DataRow("""{"name":"a","scopes":[]}""", "$.scopes")]
    [DataRow("""{"name":"a","scopes":["root"]}""", "$.scopes")]
    [DataRow("""{"name":"a","scopes":["execute"],"project":7}""", "$.project")]
    [DataRow("""{"name":"a","scopes":["execute"],"project":""}""", "$.project")]
    [DataRow("""{"name":"a","scopes":["execute"],"expires_in_days":0}""", "$.expires_in_days")]
    [DataRow("""{"name":"a","scopes":["execute"],"quota":{"request":1}}""", "$.quota")]
    [DataRow("""{"name":"a","scopes":["execute"],"quota":{"requests":-1}}""", "$.quota")]
    public async Task Admin_BadRequest_NamesTheField(string body, string field)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("POST", "/keys", body, With(await MakeAsync(service, KeyScopes.Admin)));

        Assert.AreEqual((400, "INVALID_FIELD"), Of(answer), answer.Text);
        Assert.AreEqual(field, answer["field"]);
    }

    [TestMethod]
    public async Task Audit_TellsUseAndRefusalByIdAndNeverTheKey()
    {
        await using var service = new ServiceUnderTest();
        var made = await service.Part<ApiKeyManager>().CreateAsync(Request(KeyScopes.Execute, "shop"), "a test", default);
        await service.SendAsync("POST", "/execute", Run, With(made.Text));
        await service.SendAsync("GET", "/info?code=" + made.Text, null, Remote);
        await service.SendAsync("GET", "/info", null, With("not-a-key-not-a-key"));
        await service.Part<ApiKeyManager>().RevokeAsync(made.Key.Id, null, "a test", default);

        var log = service.Log.Text;
        StringAssert.Contains(log, $"Key {made.Key.Id} of project shop with execute was created by a test");
        StringAssert.Contains(log, $"Key {made.Key.Id} of project shop was used for POST /execute from 127.0.0.1");
        StringAssert.Contains(log, $"Key {made.Key.Id} was refused as SCOPE_MISSING for GET /info from 203.0.113.7");
        StringAssert.Contains(log, "Key (none) was refused as UNAUTHORIZED for GET /info");
        StringAssert.Contains(log, $"Key {made.Key.Id} was revoked by a test");
        Assert.IsFalse(log.Contains(made.Text, StringComparison.Ordinal) || log.Contains("not-a-key", StringComparison.Ordinal), log);
    }

    [TestMethod]
    public async Task Audit_RefusalsOnly_LeavesOutUse()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { Audit = AuditLevel.Refusals } });
        await service.SendAsync("POST", "/execute", Run, With(await MakeAsync(service, KeyScopes.Execute)));
        await service.ExecuteAsync(Run);

        Assert.IsFalse(service.Log.Text.Contains("was used for", StringComparison.Ordinal));
        StringAssert.Contains(service.Log.Text, "was refused as UNAUTHORIZED");
    }

    private static void Remote(HttpContext http) => http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");

    private static KeyRequest Request(KeyScopes scopes, string? project = null, int? days = null) =>
        new("test", project, scopes, days is { } count ? TimeSpan.FromDays(count) : null, Quota.None);

    private static async Task<string> MakeAsync(ServiceUnderTest service, KeyScopes scopes, int? days = null) =>
        (await service.Part<ApiKeyManager>().CreateAsync(Request(scopes, null, days), "a test", default)).Text;

    private static Action<HttpContext> With(string key) => http => http.Request.Headers["X-API-Key"] = key;

    private static (int Status, string? Code) Of(ServiceAnswer answer) => (answer.Status, answer["code"]);

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
