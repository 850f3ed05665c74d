using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service;

/// <summary>What the service answered.</summary>
internal sealed record ServiceAnswer(int Status, IHeaderDictionary Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>A text member; null when absent or null.</summary>
    public string? this[string name] => Json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
