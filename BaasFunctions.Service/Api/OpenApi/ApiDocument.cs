using System.Globalization;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Health;
using Microsoft.OpenApi;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document of the service, made of the descriptions of its endpoints, the settings in force and the examples.</summary>
internal sealed class ApiDocument(AccessOptions access, ExecutionLimits limits)
{
    private static readonly (int Status, string Text)[] s_refusals =
    [
        (400, "`INVALID_JSON`, `INVALID_FIELD`, `TOO_MANY_ENV_VALUES`, `INVALID_FORM`, `INVALID_ENCODING`, `INVALID_REQUEST`: the body is wrong, with its place"),
        (401, "`UNAUTHORIZED`: a valid key is needed; `KEY_EXPIRED`, `KEY_REVOKED`: this one opens nothing any more"),
        (403, "`LOOPBACK_ONLY`: there is no key, so only this machine is served; `CROSS_SITE`: nor are web pages of other sites in a browser on it; `SCOPE_MISSING`, `PROJECT_MISMATCH`: the key does not open this"),
        (404, "`NOT_FOUND`: no such path, or it does not answer this method"),
        (408, "`BODY_TIMEOUT`: the body did not arrive in time"),
        (413, "`BODY_TOO_LARGE`"),
        (415, "`UNSUPPORTED_MEDIA_TYPE`, `UNSUPPORTED_CHARSET`, `UNSUPPORTED_ENCODING`"),
        (429, "`RATE_LIMIT_EXCEEDED`, `QUOTA_EXCEEDED`: wait for `Retry-After` seconds"),
        (500, "`INTERNAL_ERROR`: a fault of the service"),
        (503, "`QUEUE_FULL`, `QUEUE_TIMEOUT`, `SERVER_BUSY`, `SHUTTING_DOWN`, `KEYS_UNAVAILABLE`: try again after `Retry-After` seconds"),
    ];

    private static readonly int[] s_withBodyOnly = [400, 408, 413, 415];

    private byte[]? _json;

    /// <summary>Every endpoint.</summary>
    public IReadOnlyList<EndpointDescription> Endpoints { get; } =
    [
        ExecuteDescription.Of(limits), TestDescription.Of(limits), ValidateDescription.Of(limits),
        HealthDescriptions.Health, HealthDescriptions.Live, HealthDescriptions.Ready, InfoDescription.Info, InfoDescription.Home, InfoDescription.OpenApi,
        KeyDescriptions.List, KeyDescriptions.Create, KeyDescriptions.Revoke,
    ];

    /// <summary>The document as UTF-8 JSON; made when it is first asked for.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ToJsonAsync()
    {
        if (_json is null)
        {
            using var stream = new MemoryStream();
            await Build().SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1).ConfigureAwait(false);
            _json = stream.ToArray();
        }

        return _json;
    }

    private OpenApiDocument Build()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = ServiceIdentity.ServiceName,
                Version = new ServiceIdentity(TimeProvider.System).Version,
                Description = "Runs functions of customers: JavaScript in a sandbox, with the context of their project.",
            },
            // Whoever got the document got it from there.
            Servers = [new OpenApiServer { Url = "/", Description = "The server that answers with this document." }],
            Tags = ApiTags.All.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Text }).ToHashSet(),
            Paths = [],
            Components = new OpenApiComponents
            {
                Schemas = new Dictionary<string, IOpenApiSchema> { ["Refusal"] = Refusal.ToSchema() },
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["key"] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey,
                        In = ParameterLocation.Header,
                        Name = access.ApiKeyHeader,
                        Description = "Also as `x-functions-key`, `Authorization: Bearer` or `?code=`. Without any key only this machine is served.",
                    },
                },
            },
        };
        foreach (var endpoints in Endpoints.GroupBy(endpoint => endpoint.Path))
        {
            document.Paths.Add(endpoints.Key, new OpenApiPathItem
            {
                Operations = endpoints.ToDictionary(endpoint => new HttpMethod(endpoint.Method), endpoint => Operation(endpoint, document)),
                Parameters = endpoints.Key.EndsWith("{id}", StringComparison.Ordinal) ? [IdInPath] : null,
            });
        }

        return document;
    }

    private static OpenApiOperation Operation(EndpointDescription endpoint, OpenApiDocument document)
    {
        var examples = ApiExample.All.Where(example => example.Path == endpoint.Path).ToArray();

        // A request that is refused is no example of one that is right; it stands beside its answer.
        var right = examples.Where(example => example.Status < 400);
        var operation = new OpenApiOperation
        {
            OperationId = NameOf(endpoint),
            Summary = endpoint.Summary,
            Description = endpoint.Text,
            Tags = new HashSet<OpenApiTagReference> { new(endpoint.Tag, document) },
            Responses = [],

            // An empty list says that no key is asked for; nothing would leave it open.
            Security = endpoint.NeedsKey ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }] : [],
        };
        if (endpoint.Request is { } request)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Content(request.ToSchema(), right.Select(example => (example.Name, example.Summary, example.Request, (JsonNode?)null))),
            };
        }

        foreach (var (status, (text, body)) in endpoint.Answers)
        {
            operation.Responses.Add(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = text,
                Content = Content(body.ToSchema(), examples.Where(example => example.Status == status).Select(example => (example.Name, example.Summary, example.Answer, status < 400 ? null : example.Request))),
            });
        }

        foreach (var (status, text) in s_refusals)
        {
            if ((endpoint.Request is null && s_withBodyOnly.Contains(status)) || endpoint.Answers.ContainsKey(status))
            {
                continue;
            }

            operation.Responses.Add(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = endpoint.Refusals.TryGetValue(status, out var own) ? $"{own}; {text}" : text,
                Content = Content(
                    new OpenApiSchemaReference("Refusal", document),
                    examples.Where(example => example.Status == status).Select(example => (example.Name, example.Summary, example.Answer, status < 400 ? null : example.Request))),
            });
        }

        return operation;
    }

    /// <summary>Existing endpoints are called by their path; where one path has several methods, or a part in braces, the method comes first.</summary>
    private static string NameOf(EndpointDescription endpoint)
    {
        if (endpoint.Path == "/")
        {
            return "home";
        }

        var name = endpoint.Path.Trim('/').Replace('/', '_').Replace(".json", "", StringComparison.Ordinal).Replace("{id}", "id", StringComparison.Ordinal);
        return endpoint.Path.StartsWith("/keys", StringComparison.Ordinal) ? $"{endpoint.Method.ToLowerInvariant()}_{name}" : name;
    }

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema, IEnumerable<(string Name, string Summary, JsonNode? Value, JsonNode? Request)> examples) => new()
    {
        ["application/json"] = new OpenApiMediaType
        {
            Schema = schema,
            Examples = examples.Where(example => example.Value is not null).ToDictionary(
                example => example.Name,
                IOpenApiExample (example) => new OpenApiExample
                {
                    Summary = example.Summary,
                    Value = example.Value!.DeepClone(),
                    Extensions = example.Request is null ? null : new Dictionary<string, IOpenApiExtension> { ["x-request"] = new JsonNodeExtension(example.Request.DeepClone()) },
                }) is { Count: > 0 } found ? found : null,
        },
    };

    private static OpenApiParameter IdInPath => new()
    {
        Name = "id", In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static Field Refusal { get; } = Field.Object(
        "",
        "A request that the service did not serve.",
        Field.String("status", "", "error").Always(),
        Field.String("error", "What is wrong, and what to do.").Always(),
        Field.String("code", "Stable code.").Always(),
        Field.String("path", "What was asked for, of a 404."),
        Field.String("field", "JSON path of the field that is wrong."),
        Field.Whole("line", "Place in the body, 1-based."),
        Field.Whole("column", "1-based."),
        Field.Whole("byte_offset", "From the beginning of the body."),
        Field.String("hint", "What to try."),
        Field.Whole("retry_after", "Seconds to wait."),
        Field.String("execution_id", "`unknown` when the body was not read."),
        Field.String("timestamp", "ISO 8601, UTC."));
}
