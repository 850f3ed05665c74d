using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BaasFunctions.Server.Client;

/// <summary>What a server answered.</summary>
/// <param name="Status">The HTTP status; 0 when nothing answered.</param>
/// <param name="Body">The body.</param>
/// <param name="Fault">Why there is no answer of a server; null when there is one.</param>
internal sealed record ApiAnswer(int Status, byte[] Body, string? Fault = null)
{
    public bool Succeeded => Fault is null && Status is >= 200 and < 300;

    /// <summary>The body as JSON; null when it is something else.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
