using System.Text.Json;
using BaasFunctions.Service.Entities.Queries;

namespace BaasFunctions.Service.Entities;

/// <summary>
/// What the operator declares of entities, in the file that BAAS_ENTITIES_FILE names:
/// <c>{ "users": { "email": { "unique": true }, "address.city": { "index": true } } }</c>. Entities and fields that are not declared work too, without an index.
/// </summary>
internal sealed record EntityDeclarations(IReadOnlyList<DeclaredIndex> Indexes)
{
    private const int MaxIndexes = 200;

    public static EntityDeclarations None { get; } = new([]);

    /// <summary>Reads the file; answers what is wrong with it.</summary>
    public static string? Read(string path, out EntityDeclarations declarations)
    {
        declarations = None;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            var indexes = new List<DeclaredIndex>();
            foreach (var entity in document.RootElement.EnumerateObject())
            {
                if (!EntityName.IsValid(entity.Name))
                {
                    return $"\"{entity.Name}\" is no name of an entity";
                }

                foreach (var field in entity.Value.EnumerateObject())
                {
                    if (FieldPath.Parse(field.Name) is not { } parsed)
                    {
                        return $"\"{field.Name}\" of {entity.Name} is no name of a field";
                    }

                    var wrong = field.Value.EnumerateObject().FirstOrDefault(member => member.Name is not ("index" or "unique"));
                    if (wrong.Name is not null)
                    {
                        return $"{entity.Name}.{field.Name} may have index and unique, found \"{wrong.Name}\"";
                    }

                    indexes.Add(new DeclaredIndex(entity.Name, parsed, field.Value.TryGetProperty("unique", out var unique) && unique.GetBoolean()));
                }
            }

            if (indexes.Count > MaxIndexes)
            {
                return $"it may declare {MaxIndexes} fields";
            }

            declarations = new EntityDeclarations(indexes);
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return "the file cannot be read";
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return "the file is not JSON of the form { \"entity\": { \"field\": { \"index\": true, \"unique\": true } } }";
        }
    }
}
