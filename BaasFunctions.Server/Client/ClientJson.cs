using System.Text.Json.Serialization;

namespace BaasFunctions.Server.Client;

/// <summary>The JSON between the command line and a server. A newer server may say more than is read here.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClientContracts.Activate))]
[JsonSerializable(typeof(ClientContracts.Deploy))]
[JsonSerializable(typeof(ClientContracts.Deployed))]
[JsonSerializable(typeof(ClientContracts.Error))]
[JsonSerializable(typeof(ClientContracts.Execution))]
[JsonSerializable(typeof(ClientContracts.ExecutionList))]
[JsonSerializable(typeof(ClientContracts.ExecutionOne))]
[JsonSerializable(typeof(ClientContracts.FunctionList))]
[JsonSerializable(typeof(ClientContracts.FunctionOne))]
[JsonSerializable(typeof(ClientContracts.InvocationList))]
[JsonSerializable(typeof(ClientContracts.InvocationOne))]
[JsonSerializable(typeof(ClientContracts.Invoke))]
[JsonSerializable(typeof(ClientContracts.ScheduleList))]
[JsonSerializable(typeof(ClientContracts.SetStatus))]
[JsonSerializable(typeof(ClientContracts.SetVariable))]
[JsonSerializable(typeof(ClientContracts.SourceOne))]
[JsonSerializable(typeof(ClientContracts.Validation))]
[JsonSerializable(typeof(ClientContracts.VariableList))]
[JsonSerializable(typeof(ClientContracts.VersionList))]
[JsonSerializable(typeof(ProjectFileLine))]
internal sealed partial class ClientJson : JsonSerializerContext;
