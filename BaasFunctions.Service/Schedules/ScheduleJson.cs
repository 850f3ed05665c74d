using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Schedules;

/// <summary>What functions are told of schedules.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ScheduledRequest))]
internal sealed partial class ScheduleJson : JsonSerializerContext;
