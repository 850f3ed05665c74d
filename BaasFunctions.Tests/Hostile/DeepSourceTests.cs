using System.Net.Http.Headers;
using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile;

/// <summary>
/// TM-06 on every path that reads a source: each construct of the language that nests, far beyond what any stack holds, ends in an answer of a
/// living service.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class DeepSourceTests
{
    /// <summary>Levels of each construct; a text longer than the service takes is cut at <see cref="MaxCharacters"/>.</summary>
    private const int Levels = 1_000_000;

    private const int MaxCharacters = 900_000;

    private static readonly string[] s_paths = ["/validate", "/test", "/execute"];

    public static IEnumerable<object[]> Constructs() =>
    [
        ["class heritage", "x=", "class extends ", "A", "{}"],
        ["class heritage of classes with names", "x=", "class A extends ", "B", "{}"],
        ["class declarations with heritage", "class A extends ", "class extends ", "B", "{}"],
        ["heritage in parentheses", "x=", "class extends(", "A", "){}"],
        ["heritage by a call", "x=", "class extends f(", "A", "){}"],
        ["class members", "x=", "class{a(){return ", "1", "}}"],
        ["class fields", "x=", "class{a=", "1", "}"],
        ["static blocks", "", "class A{static{", "", "}}"],
        ["computed class members", "x=", "class{[", "1", "](){}}"],
        ["decorators", "", "@(", "a", ")class A{}"],
        ["templates", "x=", "`${", "1", "}`"],
        ["tagged templates around", "x=", "a`${", "1", "}`"],
        ["tagged templates behind", "x=a", "``", "", ""],
        ["arrow functions", "x=", "a=>", "1", ""],
        ["arrow functions with parentheses", "x=", "(a)=>", "1", ""],
        ["arrow functions with blocks", "x=", "a=>{return ", "1", "}"],
        ["async arrow functions", "x=", "async a=>", "1", ""],
        ["async arrow functions with parentheses", "x=", "async(a)=>", "1", ""],
        ["calls of async", "x=", "async(", "1", ")"],
        ["parameters with defaults", "x=", "(a=", "1", ")=>1"],
        ["new", "x=", "new ", "A", ""],
        ["new with arguments", "x=", "new A(", "1", ")"],
        ["new of parentheses", "x=", "new(", "A", ")"],
        ["conditionals", "x=", "a?b:", "c", ""],
        ["conditionals inside", "x=", "a?", "b", ":c"],
        ["imports", "x=", "import(", "1", ")"],
        ["negations", "x=", "!", "a", ""],
        ["signs", "x=", "- ", "a", ""],
        ["increments", "", "++", "a", ""],
        ["typeof", "x=", "typeof ", "a", ""],
        ["void", "x=", "void ", "0", ""],
        ["delete", "", "delete ", "a.b", ""],
        ["await", "async function f(){", "await ", "1", "}"],
        ["yield", "function* f(){", "yield ", "1", "}"],
        ["array patterns", "let ", "[", "a", "]"],
        ["object patterns", "let ", "{a:", "b", "}"],
        ["assigned patterns", "(", "[", "a", "]"],
        ["patterns with defaults", "let ", "[a=", "1", "]"],
        ["rest patterns", "let ", "[...", "a", "]"],
        ["optional chains", "x=a", "?.b", "", ""],
        ["optional calls", "x=a", "?.()", "", ""],
        ["commas", "x=1", ",1", "", ""],
        ["commas in parentheses", "x=", "(a,", "1", ")"],
        ["labels", "", "a:", ";", ""],
        ["else if", "", "if(a);else ", ";", ""],
        ["if", "", "if(a)", ";", ""],
        ["members", "x=a", ".b", "", ""],
        ["computed members", "x=a", "[0]", "", ""],
        ["nested computed members", "x=", "a[", "0", "]"],
        ["calls", "x=f", "()", "", ""],
        ["nested calls", "x=", "f(", "1", ")"],
        ["additions", "x=a", "+a", "", ""],
        ["powers", "x=", "a**", "a", ""],
        ["logical operators", "x=a", "||a", "", ""],
        ["nullish operators", "x=a", "??a", "", ""],
        ["assignments", "", "a=", "1", ""],
        ["BigInts", "x=1n", "+1n", "", ""],
        ["parentheses", "x=", "(", "1", ")"],
        ["arrays", "x=", "[", "", "]"],
        ["spreads", "x=", "[...", "a", "]"],
        ["objects", "x=", "{a:", "1", "}"],
        ["getters", "x=", "{get a(){return ", "1", "}}"],
        ["methods", "x=", "{a(){return ", "1", "}}"],
        ["blocks", "", "{", "", "}"],
        ["functions", "", "function f(){", "", "}"],
        ["function expressions", "x=", "function(){return ", "1", "}"],
        ["generators", "x=", "function*(){yield ", "1", "}"],
        ["for", "", "for(;;)", ";", ""],
        ["for of", "", "for(a of b)", ";", ""],
        ["while", "", "while(a)", ";", ""],
        ["do while", "", "do ", ";", " while(a)"],
        ["with", "", "with(a)", ";", ""],
        ["try", "", "try{", "", "}finally{}"],
        ["switch", "", "switch(a){case 1:", "", "}"],
        ["groups of a regular expression", "x=/", "(", "a", ")"],
        ["classes of a regular expression", "x=/", "[", "a", "]/v"],
        ["HTML-like comments", "", "<!--\n", "return 1", ""],
        ["exported defaults", "export default ", "class extends ", "A", "{}"],
        ["config", "export const config=", "[", "1", "]"],
        ["config in objects", "export const config=", "{a:", "1", "}"],
        ["signs of config", "export const config=", "- ", "1", ""],
    ];

    [TestMethod]
    [DynamicData(nameof(Constructs))]
    public async Task Source_ConstructNestedAMillionTimes_IsAnsweredByALivingService(string name, string head, string open, string middle, string close)
    {
        foreach (var levels in (int[])[40_000, Levels])
        {
            var most = Math.Min(levels, MaxCharacters / (open.Length + close.Length));
            await AnswersAsync(name, head + Repeat(open, most) + middle + Repeat(close, most));
        }
    }

    [TestMethod]
    [DataRow("members", "(", "a", ".b", ")")]
    [DataRow("calls", "(", "a", "()", ")")]
    [DataRow("computed members", "(", "a", "[0]", ")")]
    [DataRow("tagged templates", "(", "a", "``", ")")]
    [DataRow("optional links", "(", "a", "?.b", ")")]
    [DataRow("additions", "(", "a", "+a", ")")]
    [DataRow("logical operators", "(", "a", "||a", ")")]
    [DataRow("constructions", "new (", "a", ".b", ")")]
    public async Task Source_ChainsAroundChains_AreAnsweredByALivingService(string name, string open, string middle, string link, string close)
    {
        // Each chain is within the depth allowed; the tree of all of them is as deep as they are long together.
        const int Chains = 90;
        await AnswersAsync(name, $"x={Repeat(open, Chains)}{middle}{Repeat(Repeat(link, 100) + close, Chains)}");
    }

    private static async Task AnswersAsync(string name, string code)
    {
        var server = await HostileServer.GetAsync();
        foreach (var path in s_paths)
        {
            var answer = await PostAsync(server, path, code);

            Assert.IsFalse(server.HasEnded, $"{name} to {path} ended the service: {server.Errors}");
            Assert.AreNotEqual(0, answer.Status, $"{name} to {path}: {answer.Raw}");
            Assert.IsLessThan(500, answer.Status, $"{name} to {path}: {answer.Shown}");
            Assert.IsNull(LeakCheck.Find(answer.Raw), $"{name} to {path}: {answer.Shown}");
            Assert.DoesNotContain("CRASHED", answer.Raw, $"{name} to {path} cost a worker");
        }
    }

    private static async Task<Exchange> PostAsync(ServerProcess server, string path, string code)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["execution_id"] = "deep", ["function_id"] = "deep", ["code"] = code,
        });
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await server.Client.PostAsync(path, content);
            return new Exchange((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), System.Diagnostics.Stopwatch.GetElapsedTime(started));
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return new Exchange(0, fault.Message, System.Diagnostics.Stopwatch.GetElapsedTime(started));
        }
    }

    private static string Repeat(string text, int times) => new System.Text.StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
