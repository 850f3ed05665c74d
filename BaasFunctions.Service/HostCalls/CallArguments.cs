using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// Reads the arguments of one host call. The first one of a wrong type is kept as the error of the call; what is
/// read after that does not matter.
/// </summary>
internal sealed class CallArguments : IDisposable
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 130 };

    private readonly JsonDocument _document;
    private readonly string _operation;
    private readonly bool _isOfRows;

    private CallArguments(string operation, JsonDocument document, ReadOnlyMemory<byte> body) =>
        (_operation, _isOfRows, _document, Body) = (operation, operation.StartsWith("db.", StringComparison.Ordinal), document, body);

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public HostCallError? Fault { get; private set; }

    /// <summary>Bytes that came along.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Takes the bytes of the answer before they are read; null where nothing counts.</summary>
    public ByteReservation? Held { get; set; }

    /// <summary>The arguments as one object.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>Reads the arguments; null when they are not a JSON object, which the sandbox never sends.</summary>
    public static CallArguments? Parse(string operation, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(json, s_options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new CallArguments(operation, document, body);
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // Told as null.
        }

        return null;
    }

    /// <summary>Whether an argument was given; null counts as given.</summary>
    public bool Has(string name) => Root.TryGetProperty(name, out _);

    /// <summary>An argument as it is; undefined when it was not given.</summary>
    public JsonElement Value(string name) => Root.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text that must be given.</summary>
    public string Text(string name)
    {
        var value = Value(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : Refuse(name, "a text", value);
    }

    /// <summary>A text or a number, as text, that must be given: ids come as either.</summary>
    public string Id(string name)
    {
        var value = Value(name);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => Refuse(name, "a text or a number", value),
        };
    }

    /// <summary>A whole number within a range, or the default when it was not given.</summary>
    public long Whole(JsonElement within, string name, long least, long most, long byDefault)
    {
        if (within.ValueKind != JsonValueKind.Object || !within.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return byDefault;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, $"a whole number from {least} to {most}", value);
        return byDefault;
    }

    /// <summary>An object of options; an empty one when it was not given. Members besides the known ones are refused by name.</summary>
    public JsonElement Options(string name, params ReadOnlySpan<string> known)
    {
        var value = Value(name);
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return default;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Refuse(name, "an object", value);
            return default;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                Refuse($"{_operation} has no option \"{ErrorText.Shorten(member.Name, 64)}\"; it has {string.Join(", ", known)}");
            }
        }

        return value;
    }

    /// <summary>Records an error of the arguments, unless there is one already.</summary>
    public string Refuse(string name, string expected, JsonElement found) =>
        Refuse($"{_operation} expects {name} to be {expected}, found {InWords(found.ValueKind)}");

    /// <inheritdoc cref="Refuse(string, string, JsonElement)"/>
    public string Refuse(string message) => Refuse(new HostCallError("INVALID_ARGUMENT", message));

    /// <inheritdoc cref="Refuse(string, string, JsonElement)"/>
    public string Refuse(HostCallError fault)
    {
        Fault ??= fault;
        return "";
    }

    /// <summary>
    /// The name of an argument that has half of a surrogate pair, which cannot be read as text; null for none. Values of keys are kept as the
    /// JSON that they are, and queries and ids of rows have faults of their own.
    /// </summary>
    public string? WithSurrogateHalf()
    {
        foreach (var argument in Root.EnumerateObject())
        {
            if (!argument.NameEquals("value"u8) && !argument.NameEquals("query"u8) && !(_isOfRows && argument.NameEquals("id"u8))
                && SurrogateHalf.IsIn(argument.Value))
            {
                return argument.Name;
            }
        }

        return null;
    }

    /// <summary>The type of a value, in words.</summary>
    public static string InWords(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };

    public void Dispose() => _document.Dispose();
}
