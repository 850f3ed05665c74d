using System.Globalization;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document of the service, made of its operations, the records of the wire, the limits in force and the examples.</summary>
internal sealed class ApiDocument(EffectiveLimits limits, AccessOptions access, ServiceIdentity identity)
{
    private readonly Lazy<JsonObject> _json = new(() => Build(limits.ToDictionary(), access, identity));

    /// <summary>The document; made when it is first asked for.</summary>
    public JsonObject Json => _json.Value;

    private static JsonObject Build(Dictionary<string, long> limits, AccessOptions access, ServiceIdentity identity)
    {
        limits.Add("max_files", FunctionFiles.MaxCount);
        limits.Add("env_values", EnvField.MaxEntries);
        limits.Add("env_secrets", EnvField.MaxSecrets);
        limits.Add("key_name", KeyRules.MaxName);
        limits.Add("key_project", KeyRules.MaxProject);
        var schemas = new ApiSchema(limits);
        var ofTests = new ApiSchema(new Dictionary<string, long>(limits)
        {
            ["default_timeout_ms"] = limits["test_timeout_ms"],
            ["max_timeout_ms"] = limits["test_max_timeout_ms"],
            ["default_memory_mb"] = limits["test_memory_mb"],
            ["max_memory_mb"] = limits["test_max_memory_mb"],
        });
        var paths = new JsonObject();
        foreach (var operations in ApiOperations.All.GroupBy(operation => operation.Path))
        {
            var path = new JsonObject();
            foreach (var operation in operations)
            {
                path[operation.Method.ToLowerInvariant()] = Describe(operation, operation.Path == "/test" ? ofTests : schemas);
            }

            if (ParametersOf(operations.Key) is { Count: > 0 } parameters)
            {
                path["parameters"] = parameters;
            }

            paths[operations.Key] = path;
        }

        var error = schemas.Of(ApiJson.Default.ErrorResponse);
        error.Insert(0, "description", "A request that the service did not serve.");
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = ServiceIdentity.ServiceName,
                ["description"] = "Runs functions of customers: JavaScript in a sandbox, with the context of their project.",
                ["version"] = identity.Version,
            },

            // Whoever got the document got it from there.
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "The server that answers with this document." }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject { ["Error"] = error },
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["description"] = "Also as `x-functions-key`, `Authorization: Bearer` or `?code=`. Without any key only this machine is served.",
                        ["name"] = access.ApiKeyHeader,
                        ["in"] = "header",
                    },
                },
            },
            ["tags"] = new JsonArray([.. ApiOperations.Tags.Select(tag => new JsonObject { ["name"] = tag.Name, ["description"] = tag.Text })]),
        };
    }

    /// <summary>The parts of a path in braces.</summary>
    private static JsonArray ParametersOf(string path) =>
    [
        .. path.Split('/').Where(static part => part.StartsWith('{')).Select(static part => (JsonNode)new JsonObject
        {
            ["name"] = part.Trim('{', '}'),
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        }),
    ];

    private static JsonObject Describe(ApiOperation operation, ApiSchema schemas)
    {
        var examples = ApiExample.All.Where(example => example.Path == operation.Path && example.Method == operation.Method).ToArray();
        var described = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["summary"] = operation.Summary,
            ["description"] = operation.Text,
            ["tags"] = new JsonArray(operation.Tag),

            // An empty list says that no key is asked for; nothing would leave it open.
            ["security"] = operation.NeedsKey ? new JsonArray(new JsonObject { ["key"] = new JsonArray() }) : [],
        };
        if (operation.Parameters.Count > 0)
        {
            described["parameters"] = new JsonArray([.. operation.Parameters.Select(parameter => parameter.ToJson())]);
        }

        if (operation.Request is { } request)
        {
            // A request that is refused is no example of one that is right; it stands beside its answer.
            var right = examples.Where(example => example.Status < 400).Select(example => (example, example.Request));
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(schemas.Of(request), right) };
        }

        var responses = new JsonObject();
        foreach (var answer in operation.Answers)
        {
            Add(answer.Status, answer.Text, schemas.Of(answer.Body), answer.MediaType);
        }

        foreach (var (status, text, ofBodies) in ApiOperations.Errors.Where(error => operation.Request is not null || !error.OfBodies || operation.OwnErrors.ContainsKey(error.Status)))
        {
            var common = operation.Request is null && ofBodies ? null : text;
            Add(status, operation.OwnErrors.TryGetValue(status, out var own) ? string.Join("; ", new[] { own, common }.OfType<string>()) : text, new JsonObject { ["$ref"] = "#/components/schemas/Error" });
        }

        described["responses"] = responses;
        return described;

        void Add(int status, string text, JsonObject schema, string mediaType = "application/json") => responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new JsonObject
        {
            ["description"] = text,
            ["content"] = Content(schema, examples.Where(example => example.Status == status).Select(example => (example, example.Answer)), mediaType),
        });
    }

    private static JsonObject Content(JsonObject schema, IEnumerable<(ApiExample Example, JsonNode? Value)> examples, string mediaType = "application/json")
    {
        var content = new JsonObject { ["schema"] = schema };
        foreach (var (example, value) in examples.Where(example => example.Value is not null))
        {
            var shown = new JsonObject { ["summary"] = example.Summary, ["value"] = value!.DeepClone() };
            if (example.Status >= 400 && example.Request is { } request)
            {
                shown["x-request"] = request.DeepClone();
            }

            content.TryAdd("examples", new JsonObject());
            content["examples"]![example.Name] = shown;
        }

        return new JsonObject { [mediaType] = content };
    }
}
