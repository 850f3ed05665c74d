using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Execution;

/// <summary>
/// Takes the values of <c>env</c> out of what an execution leaves behind: log entries and errors, where keys and passwords end up by accident. What
/// the function returns is its own to say. Short values are left alone: they are no secrets, and would be found everywhere.
/// </summary>
internal sealed class Redaction
{
    /// <summary>Characters that a value must have to be taken out.</summary>
    public const int LeastLength = 6;

    /// <summary>How <see cref="ErrorText.Shorten"/> marks a cut.</summary>
    private const string Ellipsis = "...";

    /// <summary>Cuts of one text that are looked at: a message, the one of its cause, and the whole. Each costs time in proportion to the longest value.</summary>
    private const int MostCuts = 3;

    private readonly TextReplacer _texts;
    private readonly TextReplacer _json;

    private Redaction(Value[] values)
    {
        // Also as it stands in JSON, because logged objects are such texts.
        _texts = new TextReplacer(values.SelectMany(value => new[] { value.Plain, value.InJson }.Select(text => KeyValuePair.Create(text, value.Shown))));

        // Values stand in JSON as they are escaped there; both ways of writing them are looked for.
        // Where data were cut, JSON stands in a text.
        _json = new TextReplacer(values.SelectMany(value => new[] { value.InJson, value.InStrictJson, value.InCutJson }.Select(text => KeyValuePair.Create(text, value.ShownInJson))));
    }

    /// <summary>Takes these values out of what an execution leaves behind.</summary>
    /// <param name="env">Values that the function sees.</param>
    /// <param name="secrets">Values that it does not see, but that another system may send back.</param>
    /// <param name="result">What it left behind.</param>
    public static ExecutionResult Apply(IReadOnlyDictionary<string, string> env, IReadOnlyList<EnvSecret> secrets, ExecutionResult result) =>
        result.Error is null && result.Logs.Count == 0 ? result : Of(env, secrets)?.Apply(result) ?? result;

    /// <summary>For these values; null when none of them has to be taken out.</summary>
    private static Redaction? Of(IReadOnlyDictionary<string, string> env, IReadOnlyList<EnvSecret> secrets)
    {
        if (env.Count == 0)
        {
            return null;
        }

        var values = env.Concat(secrets.Select(secret => KeyValuePair.Create(secret.Name, secret.Value)))
            .Where(pair => pair.Value.Length >= LeastLength)
            .Select(pair => new Value(pair.Value, $"[env {pair.Key}]"))
            .ToArray();
        return values.Length == 0 ? null : new Redaction(values);
    }

    private ExecutionResult Apply(ExecutionResult result)
    {
        var error = result.Error is { } told ? Apply(told) : null;
        return result with { Error = error, Logs = result.Logs.Count == 0 ? result.Logs : [.. result.Logs.Select(Apply)] };
    }

    private ExecutionError Apply(ExecutionError error) => error with
    {
        Message = Apply(error.Message),
        Hint = error.Hint is { } hint ? Apply(hint) : null,
        Name = Apply(error.Name),
        Code = Apply(error.Code),
        Stack = error.Stack is { } stack ? Apply(stack) : null,
        Diagnostic = error.Diagnostic is { } place ? place with { CodeFrame = place.CodeFrame is { } frame ? Apply(frame) : null } : null,
    };

    private LogEntry Apply(LogEntry entry) => entry with { Message = Apply(entry.Message), DataJson = ApplyJson(entry.DataJson) };

    private string Apply(string text) => WithoutCuts(_texts, _texts.Replace(text));

    /// <summary>Where a text was cut within a value, it has the beginning of it: at its end, or, in a stack, at the end of a line.</summary>
    private static string WithoutCuts(TextReplacer values, string text)
    {
        var from = 0;
        for (var cuts = 0; cuts < MostCuts && text.IndexOf(Ellipsis, from, StringComparison.Ordinal) is >= 0 and var at; from = at + Ellipsis.Length)
        {
            if (IsCut(text.AsSpan(at)))
            {
                var without = values.ReplaceCut(text, at, LeastLength);
                at += without.Length - text.Length;
                text = without;
                cuts++;
            }
        }

        return text;
    }

    private static bool IsCut(ReadOnlySpan<char> rest) =>
        rest[Ellipsis.Length..] is "" or ['\n' or '"', ..] or ['\\', 'n' or '\\', ..] || rest.StartsWith(LogEntry.CutMark, StringComparison.Ordinal);

    private ReadOnlyMemory<byte> ApplyJson(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return json;
        }

        var text = Encoding.UTF8.GetString(json.Span);
        var redacted = WithoutCuts(_json, _json.Replace(text));
        return ReferenceEquals(redacted, text) ? json : Encoding.UTF8.GetBytes(redacted);
    }

    /// <summary>A value with the forms in which it may stand, made once for all entries.</summary>
    private sealed record Value(string Plain, string Shown)
    {
        public string InJson { get; } = Escape(Plain, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        public string InStrictJson { get; } = Escape(Plain, JavaScriptEncoder.Default);

        public string InCutJson { get; } = Escape(Escape(Plain, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        public string ShownInJson { get; } = Escape(Shown, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        private static string Escape(string text, JavaScriptEncoder encoder) => JsonEncodedText.Encode(text, encoder).ToString();
    }
}
