using Microsoft.OpenApi;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>One member of a body, as the documentation describes it.</summary>
/// <param name="Name">Its name; empty for an item of an array.</param>
/// <param name="Type">Its types; null for any.</param>
/// <param name="Text">What it means, with units, ranges and defaults.</param>
internal sealed record Field(string Name, JsonSchemaType? Type, string Text)
{
    /// <summary>Whether it is always there.</summary>
    public bool Required { get; init; }

    /// <summary>Members of an object.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Whether an object may have members that are not named.</summary>
    public bool Open { get; init; }

    /// <summary>Items of an array, or members of an object that is a map.</summary>
    public Field? Items { get; init; }

    /// <summary>The only texts that it can be.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public static Field String(string name, string text, params string[] words) => new(name, JsonSchemaType.String, text) { Words = words };

    public static Field Whole(string name, string text) => new(name, JsonSchemaType.Integer, text);

    public static Field Number(string name, string text) => new(name, JsonSchemaType.Number, text);

    public static Field Boolean(string name, string text) => new(name, JsonSchemaType.Boolean, text);

    public static Field Anything(string name, string text) => new(name, null, text);

    /// <summary>A text, a number or null: what callers use as ids.</summary>
    public static Field Id(string name, string text) => new(name, JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null, text);

    public static Field Object(string name, string text, params Field[] fields) => new(name, JsonSchemaType.Object, text) { Fields = fields };

    public static Field Map(string name, string text, Field items) => new(name, JsonSchemaType.Object, text) { Items = items };

    public static Field Array(string name, string text, Field items) => new(name, JsonSchemaType.Array, text) { Items = items };

    /// <summary>The same, always there.</summary>
    public Field Always() => this with { Required = true };

    /// <summary>The same, or null.</summary>
    public Field OrNull() => this with { Type = Type | JsonSchemaType.Null };

    /// <summary>The same in a request, where clients that write PHP send an empty array for an empty object.</summary>
    public Field OrEmptyArray() => this with { Type = Type | JsonSchemaType.Array | JsonSchemaType.Null };

    /// <summary>The same, with members that are not named.</summary>
    public Field AndMore() => this with { Open = true };

    public OpenApiSchema ToSchema()
    {
        var schema = new OpenApiSchema { Type = Type, Description = Text.Length == 0 ? null : Text };
        if (Words.Count > 0)
        {
            schema.Enum = [.. Words.Select(word => (System.Text.Json.Nodes.JsonNode)word)];
        }

        if (Type?.HasFlag(JsonSchemaType.Object) == true)
        {
            schema.Properties = Fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.ToSchema());
            schema.Required = Fields.Where(field => field.Required).Select(field => field.Name).ToHashSet();
            schema.AdditionalProperties = Items?.ToSchema();
            schema.AdditionalPropertiesAllowed = Open || Items is not null;
        }

        if (Type?.HasFlag(JsonSchemaType.Array) == true)
        {
            // Of an array that stands for an empty object nothing more is said.
            schema.Items = (Type?.HasFlag(JsonSchemaType.Object) == true ? null : Items?.ToSchema()) ?? new OpenApiSchema();
        }

        return schema;
    }
}
