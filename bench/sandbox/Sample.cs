using System.Text;
using System.Text.Json.Nodes;

namespace BaasFunctions.Bench.Sandbox;

/// <summary>A function of samples/ and its input.</summary>
/// <param name="Code">Its source.</param>
/// <param name="Request">The request as JSON.</param>
internal sealed record Sample(string Code, byte[] Request)
{
    public static async Task<Sample> LoadAsync(string folder, string name)
    {
        var test = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name + ".test.json")))!;
        return new Sample(
            await File.ReadAllTextAsync(Path.Combine(folder, name + ".js")),
            Encoding.UTF8.GetBytes((test["request"] ?? test["body"])!.ToJsonString()));
    }
}
