using System.Text.Json.Nodes;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>A query parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it is for, as Markdown.</param>
internal sealed record ApiParameter(string Name, string Text)
{
    /// <summary>The values that it may have; empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The largest number that it may be; null for one that is no number.</summary>
    public int? Max { get; init; }

    public JsonObject ToJson()
    {
        var schema = new JsonObject { ["type"] = Max is null ? "string" : "integer" };
        if (Max is { } max)
        {
            (schema["minimum"], schema["maximum"]) = (1, max);
        }

        if (Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. Values.Select(value => JsonValue.Create(value))]);
        }

        return new JsonObject { ["name"] = Name, ["in"] = "query", ["description"] = Text, ["schema"] = schema };
    }
}
