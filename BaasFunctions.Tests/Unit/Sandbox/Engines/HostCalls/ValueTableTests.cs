using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.TestMode;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>The table of docs/context-api.md of what becomes of values, row by row: each is sent everywhere and compared with what its cell says.</summary>
[TestClass]
public sealed partial class ValueTableTests
{
    private const string Refused = "refused";

    private static readonly (string Column, Func<string, Task<string>> Look)[] s_columns =
    [
        ("Query", value => SameAsync(
            Sent("db.project.entities.e.findMany({ f: VALUE })", "query", value),
            Sent("db.project.entities.e.deleteMany({ f: VALUE })", "query", value),
            Sent("db.transaction((tx) => tx.project.entities.e.count({ f: VALUE }))", "query", value))),
        ("Row, `kv`, JSON body, request", value => SameAsync(
            Sent("db.project.entities.e.create({ f: VALUE })", "data", value),
            Sent("db.project.entities.e.updateMany({}, { f: VALUE })", "data", value),
            Sent("kv.set('k', { f: VALUE })", "value", value),
            Sent("functions.invoke('n', { f: VALUE })", "request", value),
            Sent("functions.enqueue('n', { f: VALUE })", "request", value),
            Sent("http.post('https://a.example', { f: VALUE })", "", value))),
        ("Token", value => Sent("jwt.sign({ f: VALUE })", "payload", value)),
        ("Whole HTTP body", value => Body("http.post('https://a.example', VALUE)", value)),
        ("Header", value => Sent("http.get('https://a.example', { headers: { f: VALUE } })", "headers", value)),
        ("Parameter", value => Sent("http.get('https://a.example', { params: { f: VALUE } })", "params", value)),
        ("Text or bytes", value => SameAsync(
            Taken("context.utils.hash(VALUE)", value),
            Taken("context.utils.hmac(VALUE, 'd')", value),
            Taken("context.utils.hmac('k', VALUE)", value),
            Taken("context.utils.timingSafeEqual('a', VALUE)", value),
            Taken("context.utils.base64Encode(VALUE)", value),
            Taken("await context.files.upload({ content: VALUE })", value))),
        ("Result", Result),
        ("Log data", Logged),
    ];

    public static IEnumerable<object[]> Rows => ReadTable().Skip(1).Select(row => new object[] { row[0], row[1].Trim('`'), row[2..] });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public async Task Value_EverywhereItCanGo_BecomesWhatItsCellSays(string name, string value, string[] cells)
    {
        CollectionAssert.AreEqual(s_columns.Select(column => column.Column).ToArray(), ReadTable()[0][2..]);
        Assert.HasCount(s_columns.Length, cells);

        var found = new List<string>();
        foreach (var (_, look) in s_columns)
        {
            found.Add(await look(value));
        }

        Assert.AreEqual(string.Join(" | ", cells), string.Join(" | ", found), $"| {name} | `{value}` | {string.Join(" | ", found)} |");
    }

    [TestMethod]
    public void Table_HasEveryKind() => Assert.IsGreaterThan(24, ReadTable().Count);

    /// <summary>The member <c>f</c> of an argument, or of the body where none is named.</summary>
    private static async Task<string> Sent(string call, string argument, string value)
    {
        var (host, code) = await RunAsync($"await context.{call}", value);
        if (code.Length > 0)
        {
            return code;
        }

        var sent = host.Sent.First(one => one.Operation is not ("db.begin" or "db.commit"));
        var json = JsonDocument.Parse(argument.Length == 0 ? sent.Body : sent.ArgumentsJson).RootElement;
        var within = argument.Length == 0 ? json : json.GetProperty(argument);
        return within.TryGetProperty("f", out var member) ? $"`{member.GetRawText()}`" : "left out";
    }

    private static async Task<string> Body(string call, string value)
    {
        var (host, code) = await RunAsync($"await context.{call}", value);
        if (code.Length > 0)
        {
            return code;
        }

        var arguments = JsonDocument.Parse(host.Sent.Single().ArgumentsJson).RootElement;
        var type = arguments.TryGetProperty("content_type", out var sent) ? sent.GetString()!.Split(';')[0] : "";
        var body = host.Sent.Single().Body.Span;
        return type switch
        {
            "application/json" => $"`{Encoding.UTF8.GetString(body)}`",
            "application/x-www-form-urlencoded" => $"form `{Encoding.UTF8.GetString(body)}`",
            _ => body.IsEmpty ? "none" : $"{body.Length} bytes",
        };
    }

    private static async Task<string> Taken(string code, string value)
    {
        var (_, refusal) = await RunAsync(code, value);
        return refusal.Length == 0 ? "taken" : refusal;
    }

    private static async Task<string> Result(string value)
    {
        var result = await TestSandbox.RunAsync($"export default () => ({{ f: {value} }})");
        if (result.Error is { } error)
        {
            return $"`{error.Code}`";
        }

        var data = JsonDocument.Parse(result.DataJson).RootElement;
        return (data.TryGetProperty("f", out var member) ? $"`{member.GetRawText()}`" : "left out") + (result.Logs.Count > 0 ? ", warned" : "");
    }

    private static async Task<string> Logged(string value)
    {
        var result = await TestSandbox.RunAsync($"export default (request, context) => {{ context.log.info('seen', {{ f: {value} }}); }}");
        var data = JsonDocument.Parse(result.Logs.Single().DataJson).RootElement;

        // The calls of an Error differ by row.
        return data.TryGetProperty("f", out var member) ? $"`{Stack.Replace(member.GetRawText(), "\"stack\":\"...\"")}`" : "left out";
    }

    private static async Task<string> SameAsync(params Task<string>[] all)
    {
        var answers = await Task.WhenAll(all);
        return answers.Distinct().Count() == 1 ? answers[0] : "not the same: " + string.Join("; ", answers);
    }

    /// <summary>Runs both sides of a call: the sandbox, and what reads the arguments in the service.</summary>
    private static async Task<(RecordingHost Host, string Code)> RunAsync(string code, string value)
    {
        var host = new RecordingHost();
        var result = await TestSandbox.Shared.ExecuteAsync(
            TestSandbox.Request(
                $"export default async (request, context) => {{ try {{ {code.Replace("VALUE", value, StringComparison.Ordinal)}; return '' }} catch (e) {{ return e.code ?? e.message }} }}"),
            host,
            CancellationToken.None);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        var fault = JsonSerializer.Deserialize<string>(result.Data())!;
        return (host, fault is "INVALID_QUERY" or "INVALID_ARGUMENT" ? Refused : fault);
    }

    private static List<string[]> ReadTable() =>
    [
        .. File.ReadLines(Repository.PathOf("docs/context-api.md"))
            .SkipWhile(line => !line.StartsWith("| Value |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Where(line => !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [GeneratedRegex("\"stack\":\"[^\"]*\"")]
    private static partial Regex Stack { get; }

    private sealed class RecordingHost : IHostCalls
    {
        private static readonly TestMocks s_mocks = new() { Functions = new Dictionary<string, MockAnswer> { ["n"] = new(JsonElement.Parse("1"), null) } };

        private readonly RecordingCalls _service = new(new TestAnswers(s_mocks, new EntityLimits(), TimeProvider.System), NoHostCalls.Instance);

        public List<HostCall> Sent { get; } = [];

        public bool HaveEffects => false;

        public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
        {
            Sent.Add(call);
            return call.Operation == "http.send"
                ? Task.FromResult(ScriptedHost.Value("""{"status":200,"headers":{}}"""))
                : _service.CallAsync(call, cancellationToken);
        }
    }
}
