using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.KeyValue;

namespace BaasFunctions.Service.TestMode;

/// <summary>Keys and values that live as long as one test.</summary>
internal sealed class KeyValueAnswers(TestMocks mocks)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, JsonElement> _values = new(mocks.KeyValues.ToDictionary(), StringComparer.Ordinal);

    public HostAnswer Answer(string operation, CallArguments arguments)
    {
        lock (_lock)
        {
            return operation switch
            {
                "kv.get" => _values.TryGetValue(arguments.Text("key"), out var value) ? HostAnswers.Write(value.WriteTo) : HostAnswers.Null,
                "kv.set" => Set(arguments),
                "kv.delete" => HostAnswers.Of(_values.Remove(arguments.Text("key"))),
                "kv.list" => List(arguments),
                "kv.increment" => Increment(arguments),
                "kv.compareAndSet" => CompareAndSet(arguments),
                _ => HostAnswer.Failed("NOT_MOCKED", $"{operation} has no answer in test mode"),
            };
        }
    }

    private HostAnswer Set(CallArguments arguments)
    {
        var key = arguments.Text("key");
        if (HasValue(arguments))
        {
            _values[key] = ValueOf(arguments, "value");
        }

        return HostAnswers.True;
    }

    private HostAnswer List(CallArguments arguments)
    {
        var options = arguments.Options("options", "prefix", "limit", "after");
        var prefix = options.ValueKind == JsonValueKind.Object && options.TryGetProperty("prefix", out var text) ? text.ToString() : "";
        return HostAnswers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("keys"u8);
            foreach (var key in _values.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                json.WriteStringValue(key);
            }

            json.WriteEndArray();
            json.WriteNull("next"u8);
            json.WriteEndObject();
        });
    }

    private HostAnswer Increment(CallArguments arguments)
    {
        var key = arguments.Text("key");
        var before = 0.0;
        if (_values.TryGetValue(key, out var value) && !(value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out before)))
        {
            return HostAnswer.Failed("NOT_A_NUMBER", $"The value of the key \"{key}\" is not a number");
        }

        var by = arguments.Value("by");
        var step = by.ValueKind == JsonValueKind.Number ? by.GetDouble() : 1;
        _values[key] = PlainJson.Element(before + step);
        return HostAnswers.Write(_values[key].WriteTo);
    }

    private HostAnswer CompareAndSet(CallArguments arguments)
    {
        var key = arguments.Text("key");
        var found = _values.TryGetValue(key, out var value) ? value : PlainJson.Null;
        if (!HasValue(arguments) || !JsonElement.DeepEquals(found, ValueOf(arguments, "expected")))
        {
            return HostAnswers.False;
        }

        _values[key] = ValueOf(arguments, "value");
        return HostAnswers.True;
    }

    private static bool HasValue(CallArguments arguments)
    {
        if (!arguments.Has("value"))
        {
            arguments.Refuse(KeyValueOperations.ValueMissing);
        }

        return arguments.Fault is null;
    }

    /// <summary>Outlives the arguments; what was not given is null.</summary>
    private static JsonElement ValueOf(CallArguments arguments, string name) =>
        arguments.Has(name) ? arguments.Value(name).Clone() : PlainJson.Null;
}
