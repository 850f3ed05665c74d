using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.TestMode;

/// <summary>
/// The results of entity methods in test mode. Rows of a mock are read as a store would read them. Writing methods return what they would
/// return after a write, but change no rows.
/// </summary>
internal sealed class EntityAnswers(TestMocks mocks, EntityLimits limits, TimeProvider time)
{
    private int _created;

    public (HostAnswer Answer, string By) Answer(string method, CallArguments arguments)
    {
        mocks.Entities.TryGetValue(arguments.Text("entity"), out var mock);

        // A query that a store would refuse is refused whatever the test has ready.
        var query = EntityQueryReader.Read(arguments);
        if (method is "updateMany" or "deleteMany" && FilterReader.ReadRequired(arguments.Value("query")).Fault is { } wrong)
        {
            arguments.Refuse(wrong);
        }

        if (arguments.Fault is not null)
        {
            return (HostAnswers.Null, RecordedCall.ByStub);
        }

        if (mock?.Methods.TryGetValue(method, out var given) == true)
        {
            return (given.Error is { } error ? new HostAnswer { Error = error } : HostAnswers.Write(given.Value.WriteTo), RecordedCall.ByMock);
        }

        var rows = mock?.Rows ?? [];
        var reads = method is "findMany" or "findOne" or "findPage" or "count" or "exists" or "updateMany" or "deleteMany";
        return (arguments.Fault is null ? Of(method, arguments, query, rows) : HostAnswers.Null, reads && mock?.Rows is not null ? RecordedCall.ByMock : RecordedCall.ByStub);
    }

    private HostAnswer Of(string method, CallArguments arguments, EntityQuery query, IReadOnlyList<JsonElement> rows) => method switch
    {
        "findMany" => HostAnswers.Of(RowQuery.Page(query, rows, limits), page => HostAnswers.Write(json => WriteRows(json, query, page.Rows))),
        "findOne" => HostAnswers.Of(RowQuery.Page(query with { Limit = 1 }, rows, limits), page => page.Rows is [var row, ..]
            ? HostAnswers.Write(json => RowQuery.Write(json, query, row))
            : HostAnswers.Null),
        "findPage" => HostAnswers.Of(
            RowQuery.Page(query with { Limit = query.Limit ?? limits.PageRows }, rows, limits), page => HostAnswers.Write(json => WritePage(json, query, page))),
        "count" => HostAnswers.Write(json => json.WriteNumberValue(RowQuery.Count(query.Filter, rows))),
        "exists" => HostAnswers.Of(RowQuery.Count(query.Filter, rows) > 0),
        "create" => HostAnswers.Write(json => WriteRow(json, NewId(), Data(arguments))),
        "createMany" => HostAnswers.Write(json => WriteCreated(json, arguments)),
        "update" or "upsert" => HostAnswers.Write(json => WriteRow(json, arguments.Id("id"), Data(arguments))),
        "updateMany" => HostAnswers.Write(json => WriteCount(json, Data(arguments).ValueKind == JsonValueKind.Object ? RowQuery.Count(query.Filter, rows) : 0)),
        "deleteMany" => HostAnswers.Write(json => WriteCount(json, RowQuery.Count(query.Filter, rows))),
        _ => HostAnswer.Of("""{"success":true}"""u8.ToArray()),
    };

    private void WriteCreated(Utf8JsonWriter json, CallArguments arguments)
    {
        json.WriteStartArray();
        if (arguments.Value("data") is { ValueKind: JsonValueKind.Array } rows)
        {
            foreach (var row in rows.EnumerateArray())
            {
                WriteRow(json, NewId(), row);
            }
        }
        else
        {
            arguments.Refuse("data", "an array of rows", arguments.Value("data"));
        }

        json.WriteEndArray();
    }

    /// <summary>The id first; the one in the data wins, as clients know it.</summary>
    private static void WriteRow(Utf8JsonWriter json, string id, JsonElement data)
    {
        json.WriteStartObject();
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("id", out _))
        {
            json.WriteString("id"u8, id);
        }

        if (data.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in data.EnumerateObject())
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, EntityQuery query, IReadOnlyList<JsonElement> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            RowQuery.Write(json, query, row);
        }

        json.WriteEndArray();
    }

    private static void WritePage(Utf8JsonWriter json, EntityQuery query, RowPage page)
    {
        json.WriteStartObject();
        json.WritePropertyName("items"u8);
        WriteRows(json, query, page.Rows);
        json.WriteString("next"u8, page.Next);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, int count)
    {
        json.WriteStartObject();
        json.WriteNumber("count"u8, count);
        json.WriteEndObject();
    }

    private static JsonElement Data(CallArguments arguments)
    {
        var data = arguments.Value("data");
        if (data.ValueKind != JsonValueKind.Object)
        {
            arguments.Refuse("data", "an object", data);
        }

        return data;
    }

    private string NewId()
    {
        var now = (mocks.Clock ?? time.GetUtcNow()).ToUnixTimeMilliseconds();
        var before = Interlocked.Increment(ref _created) - 1;
        return before == 0 ? $"test_{now}" : $"test_{now}_{before}";
    }
}
