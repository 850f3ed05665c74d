using System.Collections.ObjectModel;
using System.Text.Json;

namespace BaasFunctions.Service.TestMode;

/// <summary>What a test puts in the place of the world: <c>mocks</c> of <c>/test</c>.</summary>
internal sealed record TestMocks
{
    /// <summary>Nothing is mocked: calls are answered by the stubs.</summary>
    public static TestMocks None { get; } = new();

    public IReadOnlyDictionary<string, EntityMock> Entities { get; init; } = ReadOnlyDictionary<string, EntityMock>.Empty;

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<HttpMock> Http { get; init; } = [];

    /// <summary>Values of <c>context.env</c>, over those of <c>env</c>.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What <c>context.kv</c> holds when the function starts.</summary>
    public IReadOnlyDictionary<string, JsonElement> KeyValues { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>What <c>context.functions.invoke</c> gives, by the name of the function.</summary>
    public IReadOnlyDictionary<string, MockAnswer> Functions { get; init; } = ReadOnlyDictionary<string, MockAnswer>.Empty;

    /// <summary>What the clock shows; null for the real one.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Where random values begin; null for real ones.</summary>
    public int? Seed { get; init; }
}
