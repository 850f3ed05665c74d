using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace BaasFunctions.Bench.Soak;

/// <summary>One kind of function in the mixture.</summary>
/// <param name="name">What it does.</param>
/// <param name="weight">Its share, in thousandths.</param>
/// <param name="isHonest">It does nothing wrong, so it must complete.</param>
/// <param name="code">Its source.</param>
internal sealed class Kind(string name, int weight, bool isHonest, string code)
{
    private const string Completed = "COMPLETED";

    private readonly ConcurrentDictionary<string, long> _answers = new();

    public string Name => name;

    public int Weight => weight;

    public long Executions => _answers.Values.Sum();

    /// <summary>How it ended, and how often.</summary>
    public string Answers => string.Join(", ", _answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Key} {answer.Value}"));

    public bool IsAsExpected => !isHonest || _answers.Keys.All(code => code == Completed);

    public byte[] Body { get; } = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        execution_id = name,
        function_id = name,
        code,
        config = new { timeout = 1000, memory = 64 },
        request = new { name = "Ada" },
        context = new { project_id = name },
    }));

    public void Count(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var code = document.RootElement.TryGetProperty("error_code", out var found) || document.RootElement.TryGetProperty("code", out found)
            ? found.GetString()!
            : Completed;
        _answers.AddOrUpdate(code, 1, (_, count) => count + 1);
    }

    public void Forget() => _answers.Clear();
}
