using System.Globalization;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.TestMode;

/// <summary>Reads <c>mocks</c>. What it does not know is refused by name: a mock that nobody uses is a test that tests nothing.</summary>
internal static class MocksReader
{
    private const int MaxMocks = 1_000;
    private const int MaxRows = 100_000;

    private static readonly string[] s_methods =
    [
        "findMany", "findOne", "findPage", "count", "exists", "create", "createMany", "update", "updateMany", "upsert", "delete", "deleteMany",
    ];

    public static TestMocks Read(SentJson mocks)
    {
        var read = TestMocks.None;
        foreach (var (name, value) in mocks.Members("db", "http", "env", "kv", "functions", "clock", "seed"))
        {
            read = name switch
            {
                "db" => read with { Entities = value.Members().ToDictionary(item => item.Name, item => ReadEntity(item.Value), StringComparer.Ordinal) },
                "http" => read with { Http = [.. value.Items(MaxMocks).Select(ReadHttp)] },
                "env" => read with { Env = ReadEnv(value) },
                "kv" => read with { KeyValues = value.Members().ToDictionary(item => item.Name, item => item.Value.Value, StringComparer.Ordinal) },
                "functions" => read with { Functions = value.Members().ToDictionary(item => item.Name, item => ReadAnswer(item.Value), StringComparer.Ordinal) },
                "clock" => read with { Clock = ReadClock(value) },
                _ => read with { Seed = (int?)value.Whole(int.MinValue, int.MaxValue) },
            };
        }

        return read;
    }

    private static EntityMock ReadEntity(SentJson entity)
    {
        if (entity.Value.ValueKind == JsonValueKind.Array)
        {
            return new EntityMock(ReadRows(entity), new Dictionary<string, MockAnswer>());
        }

        IReadOnlyList<JsonElement>? rows = null;
        var methods = new Dictionary<string, MockAnswer>(StringComparer.Ordinal);
        foreach (var (name, value) in entity.Members([.. s_methods, "rows"]))
        {
            if (name == "rows")
            {
                rows = ReadRows(value);
            }
            else
            {
                methods[name] = ReadAnswer(value);
            }
        }

        return new EntityMock(rows, methods);
    }

    private static List<JsonElement> ReadRows(SentJson rows)
    {
        var read = new List<JsonElement>();
        foreach (var row in rows.Items(MaxRows))
        {
            if (row.Value.ValueKind != JsonValueKind.Object)
            {
                row.Refuse("a row, which is an object");
            }

            if (SurrogateHalf.IsIn(row.Value))
            {
                row.Refuse("a row of whole characters, without half of a surrogate pair");
            }

            read.Add(row.Value);
        }

        return read;
    }

    /// <summary>A value, or <c>{ error: "message" }</c> or <c>{ error: { code, message, status } }</c> alone.</summary>
    private static MockAnswer ReadAnswer(SentJson answer) =>
        answer.Value.ValueKind == JsonValueKind.Object && answer.Value.GetPropertyCount() == 1 && answer.Value.TryGetProperty("error", out _)
            ? new MockAnswer(default, ReadError(answer["error"]))
            : new MockAnswer(answer.Value, null);

    private static HostCallError ReadError(SentJson error)
    {
        if (error.Value.ValueKind == JsonValueKind.String)
        {
            return new HostCallError("MOCKED_ERROR", error.Value.GetString()!);
        }

        var (code, message, status) = ("MOCKED_ERROR", "Mocked error", (int?)null);
        foreach (var (name, value) in error.Members("code", "message", "status"))
        {
            switch (name)
            {
                case "code":
                    code = value.Text() ?? code;
                    break;
                case "message":
                    message = value.Text() ?? message;
                    break;
                default:
                    status = (int?)value.Whole(100, 599);
                    break;
            }
        }

        return new HostCallError(code, message) { Status = status };
    }

    private static HttpMock ReadHttp(SentJson mock)
    {
        foreach (var unused in mock.Members("method", "url", "status", "statusText", "headers", "body", "error", "times"))
        {
            // Read to be checked.
        }

        if (mock["url"].IsAbsent)
        {
            mock.Refuse("an object with a url, which may hold * for any characters");
        }

        return new HttpMock
        {
            Method = mock["method"].Text(),
            Url = mock["url"].Text() ?? "",
            Status = (int?)mock["status"].Whole(200, 599) ?? 200,
            StatusText = mock["statusText"].Text(),
            Headers = ReadTexts(mock["headers"], name => name.ToLowerInvariant()),
            Body = mock["body"].Value,
            Failure = mock["error"].IsAbsent ? null : new MockAnswer(default, ReadError(mock["error"])),
            Times = (int?)mock["times"].Whole(1, int.MaxValue) ?? int.MaxValue,
        };
    }

    public static Dictionary<string, string> ReadEnv(SentJson env)
    {
        if (env.Value.ValueKind == JsonValueKind.Object && env.Value.GetPropertyCount() is > EnvField.MaxEntries and var count)
        {
            env.Scope.Refuse(ApiErrors.TooManyEnvValues("values", count, EnvField.MaxEntries) with { Field = env.Path });
            return [];
        }

        return ReadTexts(env, item => item);
    }

    private static Dictionary<string, string> ReadTexts(SentJson map, Func<string, string> key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in map.Members())
        {
            texts[key(name)] = value.Value.ValueKind switch
            {
                JsonValueKind.String => value.Value.GetString()!,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
                _ => value.Refuse("a string"),
            };
        }

        return texts;
    }

    private static DateTimeOffset? ReadClock(SentJson clock)
    {
        if (clock.Text("a time in ISO 8601") is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        clock.Scope.Refuse(clock.Member, clock.Path, "a time in ISO 8601, such as 2026-01-31T12:00:00Z", "another text");
        return null;
    }
}
