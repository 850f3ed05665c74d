using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.PropertyBased;

/// <summary>Smaller values to try in place of one that fails.</summary>
internal static class Shrink
{
    /// <summary>The items without some that follow one another: half of them, a quarter, down to one.</summary>
    public static IEnumerable<T[]> Items<T>(T[] items)
    {
        for (var length = (items.Length + 1) / 2; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= items.Length; at += length)
            {
                yield return [.. items[..at], .. items[(at + length)..]];
            }
        }
    }

    /// <summary>The JSON object without one member or item at any depth. No inner object loses its last member: an empty one may mean something else.</summary>
    public static IEnumerable<string> Json(string json)
    {
        var root = JsonNode.Parse(json)!;
        return Smaller(root, isRoot: true).Select(node => node.ToJsonString());
    }

    private static IEnumerable<JsonNode> Smaller(JsonNode node, bool isRoot)
    {
        var keys = node switch
        {
            JsonObject members => members.Select(member => (object)member.Key).ToArray(),
            JsonArray items => [.. Enumerable.Range(0, items.Count).Cast<object>()],
            _ => [],
        };
        foreach (var key in keys)
        {
            if (isRoot || node is JsonArray || keys.Length > 1)
            {
                yield return Changed(node, key, null);
            }

            var child = key is string name ? node[name] : node[(int)key];
            foreach (var smaller in child is null ? [] : Smaller(child, isRoot: false))
            {
                yield return Changed(node, key, smaller);
            }
        }
    }

    /// <summary>A copy in which the value of the key is another one, or gone.</summary>
    private static JsonNode Changed(JsonNode node, object key, JsonNode? value)
    {
        var copy = node.DeepClone();
        switch (copy, key)
        {
            case (JsonObject members, string name) when value is null:
                members.Remove(name);
                break;
            case (JsonArray items, int index) when value is null:
                items.RemoveAt(index);
                break;
            case (_, string name):
                copy[name] = value;
                break;
            default:
                copy[(int)key] = value;
                break;
        }

        return copy;
    }
}
