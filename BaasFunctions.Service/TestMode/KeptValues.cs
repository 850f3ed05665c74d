using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>Values of answers that later calls of a test send: a text that is <c>{NAME}</c> alone stands for one.</summary>
internal sealed class KeptValues
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>Keeps a value; false when the answer has none at the path.</summary>
    public bool Keep(string name, string path, JsonElement answer)
    {
        foreach (var member in path.Split('.'))
        {
            if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty(member, out answer))
            {
                return false;
            }
        }

        _values[name] = answer.Clone();
        return true;
    }

    /// <summary>A request with the values that it stands for.</summary>
    public JsonElement In(JsonElement request)
    {
        if (_values.Count == 0 || request.ValueKind != JsonValueKind.Object)
        {
            return request;
        }

        return PlainJson.Element(Fill(JsonObject.Create(request))!.AsObject());
    }

    private JsonNode? Fill(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    members[name] = Fill(value?.DeepClone());
                }

                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    items[i] = Fill(items[i]?.DeepClone());
                }

                return items;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['{', .. var name, '}'] && _values.TryGetValue(name, out var kept):
                return PlainJson.Node(kept);
            default:
                return node;
        }
    }
}
