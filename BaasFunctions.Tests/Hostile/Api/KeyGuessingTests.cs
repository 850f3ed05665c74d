namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>TM-40: whoever has no key tries to find one, or what looks like one.</summary>
[TestClass]
[DoNotParallelize]
public sealed class KeyGuessingTests
{
    private const string Body = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";

    [TestMethod]
    public async Task Guesses_OfEveryForm_AreRefusedAlikeAndSlowedDown()
    {
        await using var tenants = await TenantServer.StartAsync(("RATE_LIMIT_MAX_REQUESTS", "40"), ("RATE_LIMIT_WINDOW_MS", "600000"));
        var (id, secret) = (tenants.A.Split('_')[1], tenants.A[18..]);
        string[] guesses =
        [
            "", "baas_", $"baas_{id}", $"baas_{id}_", $"baas_{id}_{new string('A', 43)}", $"baas_aaaaaaaaaaaa_{secret}", tenants.A.ToLowerInvariant(),
            secret, "' OR '1'='1", "../../etc/passwd", "%00", new string('k', 20_000), "Bearer " + tenants.A, tenants.A + "," + tenants.B,
            "__proto__", "null", "undefined", "*", "settings-1",
        ];
        var messages = new HashSet<string>();
        foreach (var guess in guesses)
        {
            var (status, text) = await tenants.SendAsync("", HttpMethod.Post, "/execute", Body, ("x-functions-key", guess));
            Assert.AreEqual(401, status, guess);
            messages.Add(System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!);
        }

        Assert.HasCount(1, messages);
        var last = (Status: 0, Text: "");
        for (var i = 0; i < 40; i++)
        {
            last = await tenants.SendAsync($"baas_aaaaaaaaaaaa_{new string((char)('a' + (i % 26)), 43)}", HttpMethod.Post, "/execute", Body);
        }

        Assert.AreEqual(429, last.Status);
        Assert.AreEqual(200, (await tenants.RunAsync(tenants.A, "export default () => 1")).Status);
        var log = tenants.Server.Errors;
        StringAssert.Contains(log, "was refused as UNAUTHORIZED");
        Assert.IsFalse(log.Contains(secret, StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Key_OfAFunction_IsNotFoundInWhatItSees()
    {
        await using var tenants = await TenantServer.StartAsync();
        var (_, text) = await tenants.RunAsync(
            tenants.A,
            "export default async (request, context) => { const seen = []; const walk = (o, d) => { if (d > 4 || o === null) return; for (const k of Object.getOwnPropertyNames(o)) { try { const v = o[k]; if (typeof v === 'string') seen.push(v); else if (typeof v === 'object') walk(v, d + 1) } catch {} } }; walk(request, 0); walk(context, 0); walk(globalThis, 0); return seen.join() }");

        Assert.IsFalse(text.Contains(tenants.A[18..], StringComparison.Ordinal), text);
    }
}
