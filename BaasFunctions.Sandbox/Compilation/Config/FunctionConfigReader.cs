using System.Globalization;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Config;

/// <summary>
/// Reads a configuration from JSON, wherever it came from. An empty array stands for an empty object, because callers that write
/// PHP send it so. Unknown members are ignored.
/// </summary>
internal static class FunctionConfigReader
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64 };

    public static FunctionConfig Read(ReadOnlyMemory<byte> json)
    {
        var text = json.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty || text.SequenceEqual("{}"u8) || text.SequenceEqual("[]"u8) || text.SequenceEqual("null"u8))
        {
            return FunctionConfig.Empty;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, s_options);
        }
        catch (JsonException)
        {
            throw Invalid("config is not valid JSON");
        }

        using (document)
        {
            try
            {
                return document.RootElement.ValueKind switch
                {
                    JsonValueKind.Object => Read(document.RootElement),
                    JsonValueKind.Array when document.RootElement.GetArrayLength() == 0 => FunctionConfig.Empty,
                    _ => throw Invalid("config must be an object"),
                };
            }
            catch (InvalidOperationException)
            {
                // An escape of one surrogate is valid JSON, and no text.
                throw Invalid("config has a text with half of a surrogate pair; escape both halves or none");
            }
        }
    }

    private static FunctionConfig Read(JsonElement config) => new()
    {
        Name = ReadText(config, "name"),
        Description = ReadText(config, "description"),
        TimeoutMs = ReadWhole(config, "timeout", "milliseconds"),
        MemoryMb = ReadWhole(config, "memory_limit", "megabytes") ?? ReadWhole(config, "memory", "megabytes"),
        EnvRequired = ReadNames(config, "env_required"),
    };

    private static string? ReadText(JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number, also as text. Missing, null, empty and zero mean that nothing is asked for.</summary>
    private static int? ReadWhole(JsonElement config, string name, string unit)
    {
        if (!config.TryGetProperty(name, out var value))
        {
            return null;
        }

        double number;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Number:
                number = value.GetDouble();
                break;
            case JsonValueKind.String:
                var text = value.GetString()!.Trim();
                if (text.Length == 0)
                {
                    return null;
                }

                if (!double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out number))
                {
                    throw NotWhole(name, unit, value);
                }

                break;
            default:
                throw NotWhole(name, unit, value);
        }

        if (double.IsNaN(number) || number < 0 || Math.Floor(number) != number)
        {
            throw NotWhole(name, unit, value);
        }

        return number switch
        {
            0 => null,
            >= int.MaxValue => int.MaxValue,
            _ => (int)number,
        };
    }

    private static List<string> ReadNames(JsonElement config, string name)
    {
        var names = new List<string>();
        var message = $"config.{name} must be an array of names";
        if (!config.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return names;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Invalid(message);
        }

        foreach (var item in value.EnumerateArray())
        {
            names.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Invalid(message));
        }

        return names;
    }

    private static ExecutionEndedException NotWhole(string name, string unit, JsonElement value)
    {
        var shown = ErrorText.Shorten(value.GetRawText(), 40);
        return Invalid($"config.{name} must be a whole number of {unit} above zero, not {shown}");
    }

    private static ExecutionEndedException Invalid(string message) => ExecutionEndedException.Rejected(ErrorCodes.InvalidConfig, message);
}
