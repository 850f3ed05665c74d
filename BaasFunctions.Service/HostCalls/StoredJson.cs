using System.Text.Json.Serialization;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Files;

namespace BaasFunctions.Service.HostCalls;

/// <summary>The JSON in which things are kept, or handed out to come back: with names as they are.</summary>
[JsonSerializable(typeof(PageCursor))]
[JsonSerializable(typeof(StoredFile))]
internal sealed partial class StoredJson : JsonSerializerContext;
