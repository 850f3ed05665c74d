using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Running;

/// <summary>
/// Takes the values of <c>env</c> out of what an execution leaves behind: log entries and errors, where keys and passwords end up by accident. What
/// the function returns is its own to say. Short values are left alone: they are no secrets, and would be found everywhere.
/// </summary>
internal sealed class Redaction
{
    /// <summary>Characters that a value must have to be taken out.</summary>
    public const int LeastLength = 6;

    private readonly (string Value, string Shown)[] _values;

    private Redaction((string Value, string Shown)[] values) => _values = values;

    /// <summary>For these values; null when none of them has to be taken out.</summary>
    /// <param name="env">Values that the function sees.</param>
    /// <param name="secrets">Values that it does not see, but that another system may send back.</param>
    public static Redaction? Of(IReadOnlyDictionary<string, string> env, IReadOnlyList<EnvSecret> secrets)
    {
        if (env.Count == 0)
        {
            return null;
        }

        // The longest first: a value may have another one in it.
        var values = env.Concat(secrets.Select(secret => KeyValuePair.Create(secret.Name, secret.Value))).Where(pair => pair.Value.Length >= LeastLength)
            .OrderByDescending(pair => pair.Value.Length)
            .Select(pair => (pair.Value, $"[env {pair.Key}]"))
            .ToArray();
        return values.Length == 0 ? null : new Redaction(values);
    }

    public ExecutionResult Apply(ExecutionResult result)
    {
        var error = result.Error is { } told ? Apply(told) : null;
        return result with { Error = error, Logs = result.Logs.Count == 0 ? result.Logs : [.. result.Logs.Select(Apply)] };
    }

    private ExecutionError Apply(ExecutionError error) => error with
    {
        Message = Apply(error.Message),
        Name = Apply(error.Name),
        Stack = error.Stack is { } stack ? Apply(stack) : null,
        Diagnostic = error.Diagnostic is { } place ? place with { CodeFrame = place.CodeFrame is { } frame ? Apply(frame) : null } : null,
    };

    private LogEntry Apply(LogEntry entry) => entry with { Message = Apply(entry.Message), DataJson = ApplyJson(entry.DataJson) };

    private string Apply(string text)
    {
        foreach (var (value, shown) in _values)
        {
            // Also as it stands in JSON, because logged objects are such texts.
            text = text.Replace(value, shown, StringComparison.Ordinal)
                .Replace(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), shown, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Values stand in JSON as they are escaped there; both ways of writing them are looked for.</summary>
    private ReadOnlyMemory<byte> ApplyJson(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return json;
        }

        var text = Encoding.UTF8.GetString(json.Span);
        var redacted = text;
        foreach (var (value, shown) in _values)
        {
            var safe = JsonEncodedText.Encode(shown, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            redacted = redacted
                .Replace(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), safe, StringComparison.Ordinal)
                .Replace(JsonEncodedText.Encode(value).ToString(), safe, StringComparison.Ordinal);
        }

        return ReferenceEquals(redacted, text) || redacted == text ? json : Encoding.UTF8.GetBytes(redacted);
    }
}
