using System.Text.Json;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>
/// Reads the file that BAAS_ENTITIES_FILE names:
/// <c>{ "users": { "email": { "unique": true }, "address.city": { "index": true } } }</c>. Comments and trailing commas are allowed.
/// </summary>
internal sealed class EntityDeclarationsReader
{
    private const int MaxIndexes = 200;
    private const int MaxBytes = 1 << 20;

    private const string Form = "{ \"users\": { \"email\": { \"unique\": true } } }";

    private static readonly string[] s_options = ["index", "unique"];

    private readonly List<DeclaredIndex> _indexes = [];

    /// <summary>Reads the file; gives what is wrong with it.</summary>
    public static string? Read(string path, out EntityDeclarations declarations)
    {
        declarations = EntityDeclarations.None;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
            {
                return $"the file may have {MaxBytes} bytes";
            }

            // Skips a byte order mark, which JSON has none of.
            var text = File.ReadAllText(path);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = true,
            });
            var reader = new EntityDeclarationsReader();
            if (reader.ReadEntities(document.RootElement) is { } wrong)
            {
                return wrong;
            }

            declarations = new EntityDeclarations(reader._indexes);
            return null;
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            return "there is no such file";
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "the file cannot be read";
        }
        catch (JsonException wrong)
        {
            return $"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1} of the file is not JSON; write {Form}";
        }
        catch (InvalidOperationException)
        {
            return "a name in the file has half of a surrogate pair, which is no character";
        }
    }

    private string? ReadEntities(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return $"the file must have an object of entities, such as {Form}, found {CallArguments.InWords(root.ValueKind)}";
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in root.EnumerateObject())
        {
            var wrong = !EntityName.IsValid(entity.Name)
                ? $"\"{ErrorText.Shorten(entity.Name, 64)}\" is no name of an entity, which has 1 to 64 letters, digits and underscores, and does not begin with a digit"
                : !names.Add(entity.Name) ? $"the entity {entity.Name} is there twice"
                : ReadFields(entity.Name, entity.Value);
            if (wrong is not null)
            {
                return wrong;
            }
        }

        return _indexes.Count <= MaxIndexes ? null : $"it may declare {MaxIndexes} fields, it declares {_indexes.Count}";
    }

    private string? ReadFields(string entity, JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return $"{entity} must be an object of fields, such as {{ \"email\": {{ \"unique\": true }} }}, found {CallArguments.InWords(fields.ValueKind)}";
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.EnumerateObject())
        {
            if (FieldPath.Parse(field.Name) is not { } path)
            {
                return $"\"{ErrorText.Shorten(field.Name, 64)}\" of {entity} is no name of a field; names have letters, digits, _, $ and -, and a dot reaches into objects";
            }

            if (!names.Add(field.Name))
            {
                return $"{entity}.{path} is there twice";
            }

            if (ReadField(entity, path, field.Value) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private string? ReadField(string entity, FieldPath field, JsonElement value)
    {
        var place = $"{entity}.{field}";
        if (value.ValueKind != JsonValueKind.Object)
        {
            return $"{place} must be {{ \"index\": true }} or {{ \"unique\": true }}, found {CallArguments.InWords(value.ValueKind)}";
        }

        var (given, isIndexed, isUnique) = (new HashSet<string>(StringComparer.Ordinal), false, false);
        foreach (var option in value.EnumerateObject())
        {
            if (!s_options.Contains(option.Name))
            {
                var near = NameSuggestion.NearestExactly(option.Name, s_options);
                return $"{place} has \"{ErrorText.Shorten(option.Name, 64)}\"; there are index and unique" + (near is null ? "" : $", did you mean {near}?");
            }

            if (!given.Add(option.Name))
            {
                return $"{place}.{option.Name} is there twice";
            }

            if (option.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                return $"{place}.{option.Name} must be true or false, found {CallArguments.InWords(option.Value.ValueKind)}";
            }

            isIndexed |= option.Name == "index" && option.Value.GetBoolean();
            isUnique |= option.Name == "unique" && option.Value.GetBoolean();
        }

        if (given.Count == 0)
        {
            return $"{place} says nothing; write {{ \"index\": true }} or {{ \"unique\": true }}";
        }

        if (field.IsId)
        {
            return $"{place} is unique and has an index already; leave it out";
        }

        if (field.IsTime && isUnique)
        {
            return $"{place} is set by the store and may have an index, but cannot be unique";
        }

        if (isIndexed || isUnique)
        {
            _indexes.Add(new DeclaredIndex(entity, field, isUnique));
        }

        return null;
    }
}
