using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>
/// The wire, once: answers are written by it, and the OpenAPI document is made from it. What is null is absent, unless its field says otherwise.
/// Requests are documented here and read by the readers of requests, which names the place of whatever is wrong.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CreateKeyRequest))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(HomeResponse))]
[JsonSerializable(typeof(InfoResponse))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(KeyListResponse))]
[JsonSerializable(typeof(KeyResponse))]
[JsonSerializable(typeof(KeyRevokedResponse))]
[JsonSerializable(typeof(LiveResponse))]
[JsonSerializable(typeof(NotReadyResponse))]
[JsonSerializable(typeof(ReadyResponse))]
[JsonSerializable(typeof(SandboxFigures))]
[JsonSerializable(typeof(ShownKey))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TestRequest))]
[JsonSerializable(typeof(TestResponse))]
[JsonSerializable(typeof(ValidateRequest))]
[JsonSerializable(typeof(ValidateResponse))]
[JsonSerializable(typeof(ValidateResponse.Report))]
internal sealed partial class ApiJson : JsonSerializerContext;
