using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>
/// The JSON of the API: responses are written with it, and the OpenAPI document is generated from it. Null fields are omitted unless a field says otherwise.
/// Requests are only documented here; they are read by the readers in <c>Requests</c>, which report the position of an error.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ActivateRequest))]
[JsonSerializable(typeof(byte[]))]
[JsonSerializable(typeof(CreateKeyRequest))]
[JsonSerializable(typeof(DeployAnswer))]
[JsonSerializable(typeof(DeployRefusedAnswer))]
[JsonSerializable(typeof(DeployRequest))]
[JsonSerializable(typeof(FunctionAnswer))]
[JsonSerializable(typeof(FunctionDeletedAnswer))]
[JsonSerializable(typeof(FunctionListAnswer))]
[JsonSerializable(typeof(InvocationAnswer))]
[JsonSerializable(typeof(InvocationError))]
[JsonSerializable(typeof(InvocationListAnswer))]
[JsonSerializable(typeof(InvokeRequest))]
[JsonSerializable(typeof(ScheduleListAnswer))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(VariableAnswer))]
[JsonSerializable(typeof(VariableDeletedAnswer))]
[JsonSerializable(typeof(VariableListAnswer))]
[JsonSerializable(typeof(VariableRequest))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(VersionListAnswer))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteResponse))]
[JsonSerializable(typeof(ExecutionDetailResponse))]
[JsonSerializable(typeof(ExecutionListResponse))]
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
[JsonSerializable(typeof(RouteErrorAnswer))]
[JsonSerializable(typeof(SandboxFigures))]
[JsonSerializable(typeof(ShownExecution))]
[JsonSerializable(typeof(ShownKey))]
[JsonSerializable(typeof(StatisticsResponse))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TestRequest))]
[JsonSerializable(typeof(TestResponse))]
[JsonSerializable(typeof(ValidateRequest))]
[JsonSerializable(typeof(ValidateResponse))]
[JsonSerializable(typeof(ValidateResponse.Report))]
internal sealed partial class ApiJson : JsonSerializerContext;
