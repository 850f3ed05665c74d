using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A field of the data of an entity's rows, which is in their JSON.</summary>
internal readonly record struct DataField(string Entity, FieldPath Path);
