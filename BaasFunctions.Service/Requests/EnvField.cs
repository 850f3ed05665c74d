using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Requests;

/// <summary>
/// Reads <c>env</c>: a map of strings. Numbers and booleans count as their text, as they would in a process environment, and a
/// null is no value; the only object that a value may be is a secret.
/// </summary>
internal static class EnvField
{
    /// <summary>Values of one execution. The environment of a process has a few dozen.</summary>
    public const int MaxEntries = 1_000;

    /// <summary>Secrets among them: each is looked for in every request that leaves.</summary>
    public const int MaxSecrets = 100;

    public static IReadOnlyDictionary<string, string> Empty { get; } = ReadOnlyDictionary<string, string>.Empty;

    public static IReadOnlyDictionary<string, string> Read(FieldScope scope, JsonMember member, List<EnvSecret> secrets)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(member.Text.Span);
        reader.Read();
        if (CountOf(reader) is > MaxEntries and var count)
        {
            scope.Refuse(ApiErrors.TooManyEnvValues("values", count, MaxEntries));
            return Empty;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryDecode(ref reader, out var name))
            {
                scope.Refuse(member, "$.env", "an object whose names have whole characters", "half of a surrogate pair");
                return Empty;
            }

            reader.Read();
            var value = new JsonMember(reader.TokenType, member.Text, member.Offset + (int)reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.String when TryDecode(ref reader, out var text):
                    values[name] = text;
                    break;
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    values[name] = Encoding.UTF8.GetString(reader.ValueSpan);
                    break;
                case JsonTokenType.Null:
                    values.Remove(name);
                    break;
                case JsonTokenType.StartObject:
                    var from = (int)reader.TokenStartIndex;
                    reader.Skip();
                    if (EnvSecretField.Read(name, member.Text[from..(int)reader.BytesConsumed], out var badHost) is { } secret)
                    {
                        secrets.Add(secret);
                        values[name] = secret.Placeholder;
                        break;
                    }

                    if (badHost is { } bad)
                    {
                        scope.Refuse(value, $"$.env.{ErrorText.Shorten(name, 100)}.hosts[{bad.Index}]", EnvSecretField.ExpectedHost, bad.Found);
                    }
                    else
                    {
                        scope.Refuse(value, $"$.env.{ErrorText.Shorten(name, 100)}", EnvSecretField.Expected, "another object");
                    }

                    return Empty;
                default:
                    scope.Refuse(value, $"$.env.{ErrorText.Shorten(name, 100)}", "a string", value.KindInWords);
                    return Empty;
            }
        }

        if (secrets.Count > MaxSecrets)
        {
            scope.Refuse(ApiErrors.TooManyEnvValues("secrets", secrets.Count, MaxSecrets));
            return Empty;
        }

        return values;
    }

    /// <summary>Members of the object that a reader stands at the beginning of.</summary>
    private static int CountOf(Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            count++;
            reader.Skip();
        }

        return count;
    }

    private static bool TryDecode(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}
