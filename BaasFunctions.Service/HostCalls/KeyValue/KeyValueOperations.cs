using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.KeyValue;

/// <summary><c>context.kv</c>: validates the arguments and calls the store.</summary>
internal sealed class KeyValueOperations(IKeyValueStore store, KeyValueLimits limits) : IHostOperations
{
    public const string ValueMissing = "A value must be given; null is one";

    private const int MaxKeyLength = 512;
    private const long MaxSeconds = 10L * 366 * 24 * 3600;

    public IEnumerable<HostOperation> All =>
    [
        HostOperation.Read("kv.get", GetAsync),
        new HostOperation("kv.set", SetAsync),
        new HostOperation("kv.delete", DeleteAsync),
        HostOperation.Read("kv.list", ListAsync),
        new HostOperation("kv.increment", IncrementAsync),
        new HostOperation("kv.compareAndSet", CompareAndSetAsync),
    ];

    private ValueTask<HostAnswer> GetAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var key = Key(arguments, "key");
        return HostAnswers.OfAsync(arguments, () => store.GetAsync(session.Scope, key, cancellation), value =>
            value.Length == 0 ? HostAnswers.Null : HostAnswers.Write(json => json.WriteRawValue(value, skipInputValidation: true)));
    }

    private ValueTask<HostAnswer> SetAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var (key, value, time) = (Key(arguments, "key"), Value(arguments, "value"), Time(arguments));
        return HostAnswers.OfAsync(arguments, () => store.SetAsync(session.Scope, key, value, time, cancellation), HostAnswers.Of);
    }

    private ValueTask<HostAnswer> DeleteAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var key = Key(arguments, "key");
        return HostAnswers.OfAsync(arguments, () => store.DeleteAsync(session.Scope, key, cancellation), HostAnswers.Of);
    }

    private ValueTask<HostAnswer> ListAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var options = arguments.Options("options", "prefix", "limit", "after");
        var limit = (int)arguments.Whole(options, "limit", 1, limits.Keys, Math.Min(100, limits.Keys));
        var (prefix, after) = (Text(arguments, options, "prefix") ?? "", Text(arguments, options, "after"));
        return HostAnswers.OfAsync(arguments, () => store.ListAsync(session.Scope, prefix, after, limit + 1, cancellation), keys => HostAnswers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("keys"u8);
            foreach (var key in keys.Take(limit))
            {
                json.WriteStringValue(key);
            }

            json.WriteEndArray();
            json.WriteString("next"u8, keys.Count > limit ? keys[limit - 1] : null);
            json.WriteEndObject();
        }));
    }

    private ValueTask<HostAnswer> IncrementAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var (key, by, time) = (Key(arguments, "key"), 1.0, Time(arguments));
        if (arguments.Value("by") is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } step)
        {
            if (step.ValueKind == JsonValueKind.Number)
            {
                by = step.GetDouble();
            }
            else
            {
                arguments.Refuse("by", "a number", step);
            }
        }

        return HostAnswers.OfAsync(arguments, () => store.IncrementAsync(session.Scope, key, by, time, cancellation), sum => HostAnswers.Write(json => json.WriteNumberValue(sum)));
    }

    private ValueTask<HostAnswer> CompareAndSetAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var (key, value, time) = (Key(arguments, "key"), Value(arguments, "value"), Time(arguments));
        var expected = arguments.Has("expected") ? arguments.Value("expected") : PlainJson.Null;
        return HostAnswers.OfAsync(arguments, () => store.CompareAndSetAsync(session.Scope, key, expected, value, time, cancellation), HostAnswers.Of);
    }

    private static string Key(CallArguments arguments, string name)
    {
        var key = arguments.Text(name);
        return arguments.Fault is not null || (key.Length is > 0 and <= MaxKeyLength && !key.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            ? key
            : arguments.Refuse($"A key has 1 to {MaxKeyLength} visible characters");
    }

    private string Value(CallArguments arguments, string name)
    {
        if (!arguments.Has(name))
        {
            return arguments.Refuse(ValueMissing);
        }

        var json = arguments.Value(name).GetRawText();
        return System.Text.Encoding.UTF8.GetByteCount(json) <= limits.ValueBytes
            ? json
            : arguments.Refuse(new HostCallError("VALUE_TOO_LARGE", $"A value may have {limits.ValueBytes} bytes, this one has more"));
    }

    private static TimeSpan? Time(CallArguments arguments)
    {
        var options = arguments.Options("options", "ttl");
        var seconds = arguments.Whole(options, "ttl", 1, MaxSeconds, 0);
        return seconds == 0 ? null : TimeSpan.FromSeconds(seconds);
    }

    private static string? Text(CallArguments arguments, JsonElement options, string name)
    {
        if (options.ValueKind != JsonValueKind.Object || !options.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= MaxKeyLength ? value.GetString() : arguments.Refuse(name, "a text", value);
    }
}
