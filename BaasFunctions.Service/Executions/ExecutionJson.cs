using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Executions;

/// <summary>The JSON in which executions are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(RecordedDetail))]
internal sealed partial class ExecutionJson : JsonSerializerContext;
