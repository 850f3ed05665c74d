using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>
/// The JSON Schema of a record of the wire, which is what OpenAPI 3.1 uses. To what the exporter of System.Text.Json tells it adds the descriptions of
/// fields, in which <c>{name}</c> stands for a limit in force, the only values that a field can have, and that a field which is never null is required.
/// </summary>
internal sealed partial class ApiSchema(IReadOnlyDictionary<string, long> limits)
{
    public JsonObject Of(JsonTypeInfo type) =>
        type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        // Anything at all is the schema `true`, which can say nothing of itself.
        var schema = node as JsonObject ?? [];
        Require(context.TypeInfo, schema);
        var attributes = context.PropertyInfo?.AttributeProvider;
        if (attributes is null)
        {
            return schema;
        }

        if (Attribute<JsonShapeAttribute>(attributes) is { } shape)
        {
            schema = Of(ApiJson.Default.GetTypeInfo(shape.Type)!);
        }

        if (Attribute<AllowedValuesAttribute>(attributes) is { } allowed)
        {
            (schema["items"]?.AsObject() ?? schema)["enum"] = new JsonArray([.. allowed.Values.Select(value => (JsonNode?)(string?)value)]);
        }

        SetTypes(schema, context.PropertyInfo!, Attribute<JsonTypesAttribute>(attributes)?.Names);
        if (Attribute<DescriptionAttribute>(attributes) is { } text)
        {
            schema.Insert(0, "description", Limit.Replace(text.Description, name => $"{limits[name.Groups[1].Value]}"));
        }

        return schema;
    }

    private static void Require(JsonTypeInfo type, JsonObject schema)
    {
        if (type.Kind == JsonTypeInfoKind.Object && type.Properties.Where(IsRequired).Select(property => (JsonNode)property.Name).ToArray() is { Length: > 0 } names)
        {
            schema["required"] = new JsonArray(names);
        }
    }

    private static void SetTypes(JsonObject schema, JsonPropertyInfo property, IReadOnlyList<string>? names)
    {
        if (names is null && !IsWrittenWhenNull(property) && schema["type"] is JsonArray types)
        {
            // What is null is absent.
            names = [.. types.Select(type => (string)type!).Where(type => type != "null")];
        }

        if (names is not null)
        {
            schema["type"] = names.Count == 1 ? names[0] : new JsonArray([.. names.Select(name => (JsonNode)name)]);
            if (names.Contains("array"))
            {
                // Of an array that stands for an empty object nothing more is said.
                schema.TryAdd("items", new JsonObject());
            }
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        !property.IsExtensionData && (!IsNullable(property) || IsWrittenWhenNull(property));

    private static bool IsWrittenWhenNull(JsonPropertyInfo property) =>
        Attribute<JsonIgnoreAttribute>(property.AttributeProvider!)?.Condition == JsonIgnoreCondition.Never;

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;

    private static T? Attribute<T>(ICustomAttributeProvider attributes)
        where T : Attribute => (T?)attributes.GetCustomAttributes(typeof(T), inherit: true).SingleOrDefault();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Limit { get; }
}
