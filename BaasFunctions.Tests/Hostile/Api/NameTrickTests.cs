using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>TM-43: names that mean something to script, SQL, the file system, a log or a header, wherever a caller may write a name.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NameTrickTests
{
    private static readonly string[] s_tricks =
    [
        "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "../../etc/passwd", "..\\..\\windows", "/", ".", "..", "a/b", "%2e%2e%2f", "CON",
        "'; DROP TABLE baas_rows; --", "\" OR \"\"=\"", "1 OR 1=1", "a\u0000b", "\u202Egnp.exe", "\uFEFF", "İ", "ß", "ﬀ", "\uD83D\uDE00", "$where", "{{7*7}}", "${7*7}", "%s%n", "<script>",
        "a\r\nX-Evil: 1", "\u001b[2J", "\u2028", new string('n', 1000), " ", "null", "undefined", "NaN", "-0", "1e309",
    ];

    public static IEnumerable<object[]> Tricks => s_tricks.Select((_, i) => new object[] { i });

    [TestMethod]
    [DynamicData(nameof(Tricks))]
    public async Task Name_OfAProject_IsOnlyAName(int number)
    {
        var (server, name) = (await HostileServer.GetAsync(), s_tricks[number]);
        const string Code =
            "export default async (request, context) => { await context.kv.set('k', request.body.mark); await context.db.project.entities.things.create({ id: 'i', mark: request.body.mark }); const all = await context.db.project.entities.things.findMany(); await context.db.project.entities.things.delete('i'); return [context.project_id, await context.kv.get('k'), all.length, all[0].mark] }";

        var answer = await RunAsync(server, new { execution_id = "e", function_id = "f", code = Code, request = new { mark = number }, context = new { project_id = name } });

        // PostgreSQL cannot hold U+0000, SQLite can: the store here is SQLite.
        Assert.AreEqual("success", answer.Text("status"), answer.GetRawText());
        Assert.AreEqual(JsonSerializer.Serialize(new object[] { name, number, 1, number }), JsonSerializer.Serialize(JsonSerializer.Deserialize<object[]>(answer.GetProperty("data").GetRawText())));
    }

    [TestMethod]
    [DynamicData(nameof(Tricks))]
    public async Task Name_OfAnExecutionAFunctionAndAnEnvironmentValue_IsOnlyAName(int number)
    {
        var (server, name) = (await HostileServer.GetAsync(), s_tricks[number]);
        var env = new Dictionary<string, string> { [name] = "value" };

        var answer = await RunAsync(server, new
        {
            execution_id = name + "!", function_id = name + "!", function_name = name, env,
            code = "export default async (request, context) => [context.env[request.body.name], Object.prototype.polluted === undefined, typeof ({}).toString]",
            request = new { name },
        });

        Assert.AreEqual("success", answer.Text("status"), answer.GetRawText());
        Assert.AreEqual("""["value",true,"function"]""", answer.GetProperty("data").GetRawText());
        Assert.AreEqual(name + "!", answer.Text("execution_id"));
    }

    [TestMethod]
    public async Task Names_InTheLog_AreOneLineEach()
    {
        await using var server = await ServerProcess.StartAsync(("NODE_ENV", "production"));
        foreach (var name in s_tricks)
        {
            await RunAsync(server, new { execution_id = name + "!", function_id = name + "!", code = "export default () => 1" });
        }

        foreach (var line in server.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            Assert.IsFalse(json.RootElement.GetProperty("message").GetString()!.Any(char.IsControl), line);
        }
    }

    [TestMethod]
    public async Task Headers_WithANameOfTheLanguage_AreHeaders()
    {
        var server = await HostileServer.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/execute")
        {
            Content = new StringContent("""{"execution_id":"e","function_id":"f","code":"export default () => [typeof ({}).x, ({}).y === undefined]","request":{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}}""", null, "application/json"),
        };
        request.Headers.Add("__proto__", "1");
        request.Headers.Add("constructor", "1");
        using var answer = await server.Client.SendAsync(request);

        Assert.AreEqual("""["undefined",true]""", (await answer.JsonAsync()).GetProperty("data").GetRawText());
    }

    private static async Task<JsonElement> RunAsync(ServerProcess server, object body) =>
        await server.PostAsync("/execute", JsonSerializer.Serialize(body)).JsonAsync();
}
