using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Ids of rows: texts of 1 to 255 visible characters. A number counts as its digits.</summary>
internal static class EntityId
{
    private const int MaxLength = 255;

    public static HostCallError Fault { get; } = new("INVALID_ID", $"An id must be a text of 1 to {MaxLength} visible characters, or a whole number");

    /// <summary>The id; null when it is none.</summary>
    public static string? Read(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String when !SurrogateHalf.IsIn(id) && IsValid(id.GetString()!) => id.GetString(),
        JsonValueKind.Number when id.TryGetInt64(out _) => id.GetRawText(),
        _ => null,
    };

    private static bool IsValid(string id) => id.Length is > 0 and <= MaxLength && !id.Any(c => char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c));
}
