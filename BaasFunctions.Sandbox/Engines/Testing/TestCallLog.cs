using System.Buffers;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Testing;

/// <summary>Notes each call of the context in the log of a test, in the words that existing clients know.</summary>
internal static class TestCallLog
{
    private const int MaxDataBytes = 16 * 1024;

    public static void Note(ExecutionScope scope, HostCall call)
    {
        using var arguments = JsonDocument.Parse(call.ArgumentsJson, new JsonDocumentOptions { MaxDepth = 128 });
        var root = arguments.RootElement;
        var method = call.Operation[(call.Operation.IndexOf('.') + 1)..];
        if (call.Operation == "db.raw")
        {
            Add(scope, LogEntryLevel.Warn, "Database raw query called in test mode", root, static name => name == "sql" ? "query" : null);
        }
        else if (call.Operation == "http.send")
        {
            Add(scope, LogEntryLevel.Info, $"HTTP {Text(root, "method")} request", root, static name => name == "url" ? name : null);
        }
        else if (root.TryGetProperty("entity", out _))
        {
            Add(
                scope,
                LogEntryLevel.Info,
                $"Test mode: {method} called on {Text(root, "entity")}",
                root,
                static name => name is "entity" or "transaction" ? null : name);
        }
        else
        {
            Add(scope, LogEntryLevel.Info, $"Test mode: {call.Operation} called", root, static name => name);
        }
    }

    private static string Text(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static void Add(ExecutionScope scope, LogEntryLevel level, string message, JsonElement arguments, Func<string, string?> rename)
    {
        var data = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(data))
        {
            json.WriteStartObject();
            foreach (var member in arguments.EnumerateObject())
            {
                if (rename(member.Name) is { } name)
                {
                    json.WritePropertyName(name);
                    member.Value.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        var shown = data.WrittenCount <= MaxDataBytes ? data.WrittenMemory : "\"[too large to log]\""u8.ToArray();
        scope.Log.Add(level, message, shown);
    }
}
