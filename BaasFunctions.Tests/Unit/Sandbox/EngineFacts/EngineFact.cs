using System.Text.Json;

namespace BaasFunctions.Tests.Unit.Sandbox.EngineFacts;

/// <summary>A body of a function, and what it returns by the language: the value was taken from V8.</summary>
/// <param name="Area">What it is about.</param>
/// <param name="Code">The body.</param>
/// <param name="Value">What a function returns.</param>
/// <param name="Engine">What the engine alone returns, where that is another value; absent where it is right.</param>
/// <param name="Prelude">Whether <c>prelude.js</c> stands before it.</param>
internal sealed record EngineFact(string Area, string Code, JsonElement Value, JsonElement? Engine, bool Prelude)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<EngineFact> All { get; } =
        JsonSerializer.Deserialize<List<EngineFact>>(File.ReadAllText(Repository.PathOf("BaasFunctions.Tests/Unit/Sandbox/EngineFacts/engine-facts.json")), s_web)!;

    private static string PreludeText { get; } = File.ReadAllText(Repository.PathOf("BaasFunctions.Tests/Unit/Sandbox/EngineFacts/prelude.js"));

    public string Body => Prelude ? PreludeText + Code : Code;
}
