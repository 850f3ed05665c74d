using System.Text;
using System.Text.Json;

namespace BaasFunctions.Bench.Soak;

/// <summary>One kind of function in the mixture.</summary>
/// <param name="name">What it does.</param>
/// <param name="weight">Its share, in thousandths.</param>
/// <param name="expected">The <c>error_code</c> it is to end with; null: it completes.</param>
/// <param name="code">Its source.</param>
internal sealed class Kind(string name, int weight, string? expected, string code)
{
    private long _executions;
    private long _surprises;

    public string Name => name;

    public int Weight => weight;

    public long Executions => Interlocked.Read(ref _executions);

    public long Surprises => Interlocked.Read(ref _surprises);

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
        var code = document.RootElement.TryGetProperty("error_code", out var found) ? found.GetString() : null;
        Interlocked.Increment(ref _executions);
        if (code != expected)
        {
            Interlocked.Increment(ref _surprises);
        }
    }

    public void Forget() => (_executions, _surprises) = (0, 0);
}
