using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Bench.Peers;

/// <summary>What is asked of every server.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Means">What it is, for people.</param>
/// <param name="Body">The request.</param>
/// <param name="Expects">What a right answer contains.</param>
/// <param name="Script">Lines of Lua that vary the request; empty for the same one each time.</param>
/// <param name="Connections">Connections at the same time.</param>
internal sealed record Workload(string Name, string Means, string Body, string Expects, string Script, int Connections)
{
    /// <summary>How many times as long it takes to get warm as one function does.</summary>
    public int WarmUps { get; init; } = 1;

    /// <summary>Seconds of a run, at least: what is under way at its end is not counted, so a run is many times as long as one request.</summary>
    public int LeastSeconds { get; init; }

    /// <summary>A request that is sent before it, once; null for none.</summary>
    public string? Prepare { get; init; }

    /// <summary>Stands in the code of a request for what makes it another function.</summary>
    private const string Mark = "@@mark@@";

    /// <param name="folder">bench/peers.</param>
    /// <param name="upstream">Port of the other system that functions call.</param>
    public static IReadOnlyList<Workload> All(string folder, int upstream)
    {
        var hello = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "../../samples/hello.request.json")))!.AsObject();
        var helloCode = (string)hello["code"]!;
        string Of(string code, JsonNode? request = null) => Bench(code, request ?? hello["request"]!.DeepClone());
        var marked = Of($"// {Mark}\n" + helloCode);
        Workload Waits(string name, int milliseconds, int connections) => new(
            name,
            string.Create(CultureInfo.InvariantCulture, $"one read of a table, one call of another system that takes {milliseconds} ms, {connections} connections; alone, that system answers at most {connections * 1000 / milliseconds:N0} of them a second"),
            Io(folder, Upstream.Url(upstream, milliseconds)), "\"name\":\"Ada\"", "", connections)
        {
            Prepare = Bench(Code(folder, "io-seed"), new JsonObject()),
            LeastSeconds = milliseconds / 20,
        };

        return
        [
            new("hello", "the README's example, 64 connections", Of(helloCode), "Hello, Ada!", "", 64),
            new("cold", "each request a source text never seen before", marked, "Hello, Ada!",
                Vary("n = n + 1; return seed .. n"), 64),
            new("many", "10,000 functions, Zipf with exponent 1", marked, "Hello, Ada!",
                Vary("return 'f' .. (math.floor(math.exp(math.random() * math.log(10001))))"), 64)
            {
                // Until most of the functions were asked for once.
                WarmUps = 3,
            },
            new("transform", "1,000 objects in, filtered, grouped, sorted", Of(Code(folder, "transform"), Items()), "\"kept\":", "", 16),
            new("cpu", "recursion, sieve, strings", Of(Code(folder, "cpu")), "\"primes\":2262", "", 16),
            Waits("io", 5, 64),
            Waits("io256", 5, 256),
            Waits("io1000", 5, 1000),
            Waits("wait200", 200, 256),
            Waits("wait1000", 1000, 1000),
            new("large", "1 MB in, 1 MB out", Of(Code(folder, "large"), Rows()), "\"id\":999", "", 8),
            new("burst", "256 connections at once, from idle", Of(helloCode), "Hello, Ada!", "", 256),
        ];
    }

    /// <summary>The request of the io workload.</summary>
    public static string Io(string folder, string url) => Bench(Code(folder, "io"), new JsonObject { ["url"] = url });

    /// <summary>The script of wrk that sends it.</summary>
    public string ToLua(string bodyFile) =>
        $$"""
        local file = io.open({{JsonSerializer.Serialize(bodyFile)}}, "rb")
        local body = file:read("*a")
        file:close()
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.body = body
        {{Script}}
        done = function(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
            latency:percentile(99.9), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    private static string Bench(string code, JsonNode request) => new JsonObject
    {
        ["execution_id"] = "e1", ["function_id"] = "bench", ["code"] = code, ["request"] = request, ["context"] = new JsonObject { ["project_id"] = "bench" },
    }.ToJsonString();

    private static string Vary(string mark) =>
        $$"""
        local n = 0
        local seed = tostring(os.time()) .. "-"
        math.randomseed(os.time())
        local mark = function() {{mark}} end
        local at, to = body:find("{{Mark}}", 1, true)
        local before, after = body:sub(1, at - 1), body:sub(to + 1)
        request = function() return wrk.format(nil, nil, nil, before .. mark() .. after) end
        """;

    private static string Code(string folder, string name) => File.ReadAllText(Path.Combine(folder, "workloads", name + ".js"));

    private static JsonObject Items()
    {
        var random = new Random(7);
        string[] categories = ["books", "music", "games", "garden", "tools", "toys", "food"];
        return new JsonObject
        {
            ["items"] = new JsonArray([.. Enumerable.Range(0, 1000).Select(JsonNode (i) => new JsonObject
            {
                ["id"] = i, ["name"] = $"item {i}", ["category"] = categories[random.Next(categories.Length)], ["price"] = random.Next(1, 100),
                ["quantity"] = random.Next(1, 10), ["active"] = random.Next(4) > 0,
            })]),
        };
    }

    private static JsonObject Rows() => new()
    {
        ["rows"] = new JsonArray([.. Enumerable.Range(0, 1000).Select(JsonNode (i) => new JsonObject { ["id"] = i, ["text"] = new string('x', 1000) })]),
    };
}
