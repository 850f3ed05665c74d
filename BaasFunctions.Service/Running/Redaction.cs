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

    private readonly Value[] _values;

    private Redaction(Value[] values) => _values = values;

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
            .Select(pair => new Value(pair.Value, $"[env {pair.Key}]"))
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
        foreach (var value in _values)
        {
            // Also as it stands in JSON, because logged objects are such texts.
            text = text.Replace(value.Plain, value.Shown, StringComparison.Ordinal).Replace(value.InJson, value.Shown, StringComparison.Ordinal);
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
        foreach (var value in _values)
        {
            redacted = redacted.Replace(value.InJson, value.ShownInJson, StringComparison.Ordinal).Replace(value.InStrictJson, value.ShownInJson, StringComparison.Ordinal);
        }

        return redacted == text ? json : Encoding.UTF8.GetBytes(redacted);
    }

    /// <summary>A value with the forms in which it may stand, made once for all entries.</summary>
    private sealed record Value(string Plain, string Shown)
    {
        public string InJson { get; } = Escape(Plain, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        public string InStrictJson { get; } = Escape(Plain, JavaScriptEncoder.Default);

        public string ShownInJson { get; } = Escape(Shown, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        private static string Escape(string text, JavaScriptEncoder encoder) => JsonEncodedText.Encode(text, encoder).ToString();
    }
}
