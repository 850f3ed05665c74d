namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>TM-41: a key of project a on every endpoint, with everything that could name project b.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TenantConfusionTests
{
    private const string Marker = "b-owns-this-7f3a";
    private const string Write =
        """
        export default async (request, context) => {
          await context.db.project.entities.notes.create({ text: "b-owns-this-7f3a" });
          await context.kv.set("b-owns-this-7f3a", "b-owns-this-7f3a");
          await context.files.upload("b-owns-this-7f3a", { name: "b-owns-this-7f3a.txt", type: "text/plain" });
          context.log.info("b-owns-this-7f3a");
          return "written";
        }
        """;

    private const string Read =
        """
        export default async (request, context) => JSON.stringify([
          await context.db.project.entities.notes.findMany(),
          await context.db.project.entities.notes.count(),
          await context.kv.list({}),
          await context.files.list({}),
          context.project_id ?? null,
        ])
        """;

    [TestMethod]
    public async Task Key_OfOneProject_NeitherRunsReadsListsNorCountsForAnother()
    {
        await using var tenants = await TenantServer.StartAsync();
        var written = await tenants.RunAsync(tenants.B, Write);
        StringAssert.Contains(written.Text, "written", written.Text);

        foreach (var named in (string?[])["b", "B", "b ", "../b", "a/../b", "__proto__"])
        {
            var (status, text) = await tenants.RunAsync(tenants.A, Read, named);
            Assert.AreEqual(403, status, text);
            StringAssert.Contains(text, "PROJECT_MISMATCH");
        }

        // Named or not, it is project a that is read; and its counts are its own.
        foreach (var named in (string?[])[null, "a"])
        {
            var (status, text) = await tenants.RunAsync(tenants.A, Read, named);
            Assert.AreEqual(200, status);
            StringAssert.Contains(text, "[[],0,", text);
            Assert.IsFalse(text.Contains(Marker, StringComparison.Ordinal), text);
        }

        StringAssert.Contains((await tenants.RunAsync(tenants.B, Read)).Text, Marker);
    }

    [TestMethod]
    [DataRow("X-BaaS-Project-ID", "b")]
    [DataRow("x-baas-project-id", "b")]
    [DataRow("X-BaaS-Project-ID", "a,b")]
    public async Task Header_NamingAnotherProject_IsRefusedOnEveryEndpoint(string name, string value)
    {
        await using var tenants = await TenantServer.StartAsync();
        var body = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";

        foreach (var (method, path) in ((HttpMethod, string)[])
        [
            (HttpMethod.Post, "/execute"), (HttpMethod.Post, "/test"), (HttpMethod.Post, "/validate"), (HttpMethod.Get, "/info"),
            (HttpMethod.Get, "/openapi.json"), (HttpMethod.Get, "/keys"), (HttpMethod.Post, "/keys"), (HttpMethod.Delete, "/keys/aaaaaaaaaaaa"),
        ])
        {
            var (status, text) = await tenants.SendAsync(tenants.A, method, path, method == HttpMethod.Post ? body : null, (name, value));
            Assert.AreEqual(403, status, $"{path}: {text}");
        }
    }

    [TestMethod]
    public async Task Reading_EveryEndpoint_TellsNothingOfAnotherProject()
    {
        await using var tenants = await TenantServer.StartAsync();
        await tenants.RunAsync(tenants.B, Write);
        var bId = tenants.B.Split('_')[1];

        foreach (var path in (string[])["/info", "/health", "/health/live", "/health/ready", "/openapi.json", "/keys"])
        {
            var (_, text) = await tenants.SendAsync(tenants.A, HttpMethod.Get, path);
            Assert.IsFalse(text.Contains(Marker, StringComparison.Ordinal) || text.Contains(bId, StringComparison.Ordinal), path);
        }

        var revoked = await tenants.SendAsync(tenants.A, HttpMethod.Delete, $"/keys/{bId}");
        Assert.AreEqual(404, revoked.Status);
        var forB = await tenants.SendAsync(tenants.A, HttpMethod.Post, "/keys", """{"name":"x","project":"b","scopes":["execute"]}""");
        StringAssert.Contains(forB.Text, "PROJECT_MISMATCH");
        Assert.AreEqual(200, (await tenants.RunAsync(tenants.B, "export default () => 1")).Status);
    }

    [TestMethod]
    public async Task Tests_WithRealThings_AreHeldToTheProjectToo()
    {
        await using var tenants = await TenantServer.StartAsync();
        await tenants.RunAsync(tenants.B, Write);
        var body = System.Text.Json.JsonSerializer.Serialize(new { execution_id = "e", code = Read, test_mode = false });

        var own = await tenants.SendAsync(tenants.A, HttpMethod.Post, "/test", body);
        Assert.AreEqual(200, own.Status);
        Assert.IsFalse(own.Text.Contains(Marker, StringComparison.Ordinal), own.Text);

        var other = body.Replace("\"test_mode\"", "\"context\":{\"project_id\":\"b\"},\"test_mode\"", StringComparison.Ordinal);
        Assert.AreEqual(403, (await tenants.SendAsync(tenants.A, HttpMethod.Post, "/test", other)).Status);
    }

    [TestMethod]
    public async Task Token_OfOneProject_IsNoneOfAnother()
    {
        await using var tenants = await TenantServer.StartAsync();
        var (_, made) = await tenants.RunAsync(tenants.A, "export default async (request, context) => await context.jwt.sign({ sub: \"a\" })");
        var token = System.Text.Json.JsonDocument.Parse(made).RootElement.GetProperty("data").GetString();

        var (_, judged) = await tenants.RunAsync(
            tenants.B, $"export default async (request, context) => {{ try {{ return await context.jwt.verify('{token}') }} catch (error) {{ return error.code }} }}");

        Assert.IsFalse(judged.Contains("\"sub\"", StringComparison.Ordinal), judged);
    }
}
