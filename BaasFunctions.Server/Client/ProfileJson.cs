using System.Text.Json.Serialization;

namespace BaasFunctions.Server.Client;

/// <summary>The file of profiles, which people read and write too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(SortedDictionary<string, ServerProfile>))]
internal sealed partial class ProfileJson : JsonSerializerContext;
