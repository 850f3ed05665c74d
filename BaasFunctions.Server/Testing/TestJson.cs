using System.Text.Json.Serialization;

namespace BaasFunctions.Server.Testing;

/// <summary>The JSON of <c>test --json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TestSummary))]
internal sealed partial class TestJson : JsonSerializerContext;
