using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>Makes docs/api.md of the OpenAPI document.</summary>
internal static class ApiMarkdown
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode document)
    {
        var text = new StringBuilder();
        text.AppendLine("# HTTP API").AppendLine();
        text.AppendLine("Generated from `/openapi.json` of a running service; tests send every request below and compare the responses. Do not edit: run the");
        text.AppendLine("tests with `UPDATE_DOCUMENTS=1`. Limits and defaults are those of a service without settings.").AppendLine();
        text.AppendLine("A key is sent as `X-API-Key`, or under the name that `API_KEY_HEADER` sets.")
            .AppendLine((string)document["components"]!["securitySchemes"]!["key"]!["description"]!);
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(member => member.Key != "parameters"))
            {
                Write(text, path, method.ToUpperInvariant(), operation!.AsObject());
            }
        }

        text.AppendLine().AppendLine("## Errors").AppendLine();
        text.AppendLine("The response to a request that the service refuses has this body, and the headers `X-BaaS-Execution-ID` and, when the caller should");
        text.AppendLine("try again later, `Retry-After`.").AppendLine();
        Table(text, document["components"]!["schemas"]!["Error"]!.AsObject());
        return text.ToString();
    }

    private static void Write(StringBuilder text, string path, string method, JsonObject operation)
    {
        text.AppendLine().AppendLine($"## {method} {path}").AppendLine();
        text.AppendLine($"{operation["summary"]}. {operation["description"]}").AppendLine();
        if (operation["parameters"] is JsonArray parameters)
        {
            text.AppendLine("Query:").AppendLine().AppendLine("| Parameter | Type | |").AppendLine("| --- | --- | --- |");
            foreach (var parameter in parameters)
            {
                var words = parameter!["schema"]!["enum"] is JsonArray choices ? $" One of {string.Join(", ", choices.Select(word => $"`{word}`"))}." : "";
                text.AppendLine($"| `{parameter["name"]}` | {Types(parameter["schema"]!.AsObject())} | {parameter["description"]}{words} |");
            }

            text.AppendLine();
        }

        var request = operation["requestBody"]?["content"]!["application/json"]!;
        if (request is not null)
        {
            text.AppendLine("Request:").AppendLine();
            Table(text, request["schema"]!.AsObject());
        }

        foreach (var (status, response) in operation["responses"]!.AsObject())
        {
            var content = response!["content"]!.AsObject().Single().Value!;
            if (content["schema"]!["$ref"] is null && content["schema"]!["properties"] is JsonObject { Count: > 0 } && (status is "200" or "201" || operation["responses"]!["200"]?["content"]!.ToJsonString() != response["content"]!.ToJsonString()))
            {
                text.AppendLine($"Response {status}: {response["description"]}").AppendLine();
                Table(text, content["schema"]!.AsObject());
            }
        }

        text.AppendLine("Errors:").AppendLine();
        foreach (var (status, response) in operation["responses"]!.AsObject())
        {
            if (response!["content"]!.AsObject().Single().Value!["schema"]!["$ref"] is not null)
            {
                text.AppendLine($"- {status}: {response["description"]}");
            }
        }

        Examples(text, method, path, operation);
    }

    private static void Examples(StringBuilder text, string method, string path, JsonObject operation)
    {
        foreach (var (status, response) in operation["responses"]!.AsObject())
        {
            foreach (var (name, example) in response!["content"]!.AsObject().Single().Value!["examples"]?.AsObject() ?? [])
            {
                text.AppendLine().AppendLine($"### {example!["summary"]}").AppendLine();
                text.AppendLine("```http").AppendLine($"{method} {path}");
                if ((operation["requestBody"]?["content"]!["application/json"]!["examples"]![name]?["value"] ?? example["x-request"]) is { } request)
                {
                    text.AppendLine("Content-Type: application/json").AppendLine().AppendLine(request.ToJsonString(s_indented));
                }

                text.AppendLine("```").AppendLine();
                text.AppendLine("```json").AppendLine($"// {status}").AppendLine(example["value"]!.ToJsonString(s_indented)).AppendLine("```");
            }
        }
    }

    private static void Table(StringBuilder text, JsonObject schema)
    {
        text.AppendLine("| Field | Type | |").AppendLine("| --- | --- | --- |");
        Rows(text, schema, "");
        text.AppendLine();
    }

    private static void Rows(StringBuilder text, JsonObject schema, string prefix)
    {
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var (name, field) in schema["properties"]?.AsObject() ?? [])
        {
            var inner = field!.AsObject();
            var words = inner["enum"] is JsonArray choices ? string.Join(", ", choices.OfType<JsonNode>().Select(word => $"`{word}`")) : "";
            var meaning = string.Join(" ", new[] { (string?)inner["description"], words.Length > 0 ? $"One of {words}." : null, required.Contains(name) ? null : "Optional." }.OfType<string>());
            text.AppendLine($"| `{prefix}{name}` | {Types(inner)} | {meaning} |");
            Rows(text, inner, $"{prefix}{name}.");
            if (inner["items"] is JsonObject items)
            {
                Rows(text, items, $"{prefix}{name}[].");
            }
        }
    }

    private static string Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => string.Join(" or ", types.Select(type => (string)type!)),
        { } type => (string)type!,
        _ => "any",
    };
}
