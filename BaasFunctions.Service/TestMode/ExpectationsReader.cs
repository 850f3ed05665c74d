using System.Text.Json;

namespace BaasFunctions.Service.TestMode;

/// <summary>Reads <c>expect</c>. What it does not know is refused by name: an expectation that nobody checks is no expectation.</summary>
internal static class ExpectationsReader
{
    private const int Most = 1_000;

    public static TestExpectations Read(SentJson expect)
    {
        var read = new TestExpectations();
        foreach (var (name, value) in expect.Members(TestExpectations.Names))
        {
            read = name switch
            {
                "status" => read with { Status = OneOf(value, "success", "error") },
                "function_status" => read with { FunctionStatus = value.Text() },
                "data" => read with { Data = value.Value },
                "data_equals" => read with { DataEquals = value.Value },
                "error" => read with { Error = value.Text() },
                "error_code" => read with { ErrorCode = value.Text() },
                "logs" => read with { Logs = List(value) },
                "calls" => read with { Calls = List(value) },
                "max_execution_time_ms" => read with { MaxExecutionTimeMs = value.Whole(0, 3_600_000) },
                _ => read with { MinCoveragePercent = value.Whole(0, 100) },
            };
        }

        return read;
    }

    private static string? OneOf(SentJson value, params string[] words)
    {
        var text = value.Text();
        if (text is not null && !words.Contains(text))
        {
            value.Scope.Refuse(value.Member, value.Path, string.Join(" or ", words), "another text");
        }

        return text;
    }

    private static List<JsonElement> List(SentJson value)
    {
        var items = new List<JsonElement>();
        foreach (var item in value.Items(Most))
        {
            if (item.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
            {
                item.Refuse("a text or an object");
            }

            items.Add(item.Value);
        }

        return items;
    }
}
