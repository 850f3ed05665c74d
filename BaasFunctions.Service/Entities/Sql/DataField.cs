using BaasFunctions.Service.Entities.Queries;

namespace BaasFunctions.Service.Entities.Sql;

/// <summary>A field of the data of an entity's rows, which is in their JSON.</summary>
internal readonly record struct DataField(string Entity, FieldPath Path);
