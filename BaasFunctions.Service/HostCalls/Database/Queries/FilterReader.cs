using System.Text.Json;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>
/// Reads a query: <c>{ age: { gte: 18 }, country: "DE", or: [{ a: 1 }, { b: 2 }], not: { c: 3 } }</c>. Members hold together, and a plain
/// value means <c>eq</c>.
/// </summary>
internal sealed class FilterReader
{
    /// <summary>Comparisons that a query may have.</summary>
    public const int MaxComparisons = 100;

    /// <summary>Values of one <c>in</c>.</summary>
    public const int MaxValues = 1000;

    /// <summary>Characters of what <c>contains</c> and <c>startsWith</c> look for: the work grows with the product of both texts.</summary>
    private const int MaxNeedle = 1000;

    private const int MaxDepth = 10;

    private static readonly Dictionary<string, FilterOperator> s_operators = new(StringComparer.Ordinal)
    {
        ["eq"] = FilterOperator.Equal,
        ["ne"] = FilterOperator.NotEqual,
        ["gt"] = FilterOperator.Greater,
        ["gte"] = FilterOperator.GreaterOrEqual,
        ["lt"] = FilterOperator.Less,
        ["lte"] = FilterOperator.LessOrEqual,
        ["in"] = FilterOperator.In,
        ["nin"] = FilterOperator.NotIn,
        ["contains"] = FilterOperator.Contains,
        ["startsWith"] = FilterOperator.StartsWith,
        ["isNull"] = FilterOperator.IsNull,
    };

    private HostCallError? _fault;
    private int _comparisons;

    /// <summary>The words of the operators.</summary>
    public static IEnumerable<string> Operators => s_operators.Keys;

    /// <summary>Reads the query of a reading method: one that was not given, or is the empty array of PHP, means every row.</summary>
    public static CallResult<Filter> Read(JsonElement query) =>
        query.ValueKind == JsonValueKind.Undefined || (query.ValueKind == JsonValueKind.Array && query.GetArrayLength() == 0)
            ? Filter.Everything
            : ReadRequired(query);

    /// <summary>Reads the query of a method that changes rows: every row is meant only by <c>{}</c>.</summary>
    public static CallResult<Filter> ReadRequired(JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Object)
        {
            return new HostCallError("INVALID_QUERY", $"query is {CallArguments.InWords(query.ValueKind).Replace("nothing", "missing", StringComparison.Ordinal)}: write an object of fields, such as {{ name: \"Ada\" }}, or {{}} for every row");
        }

        if (SurrogateHalf.IsIn(query))
        {
            return new HostCallError("INVALID_QUERY", "A text or a name in the query has half of a surrogate pair, which is no character; cut texts between characters, as [...text] does");
        }

        var reader = new FilterReader();
        var filter = reader.ReadObject(query, 1);
        return reader._fault is { } fault ? fault : filter;
    }

    private Filter ReadObject(JsonElement query, int depth)
    {
        if (query.ValueKind != JsonValueKind.Object)
        {
            return Refuse($"A query must be an object of fields, such as {{ name: \"Ada\" }}, found {CallArguments.InWords(query.ValueKind)}");
        }

        if (depth > MaxDepth)
        {
            return Refuse($"A query may nest {MaxDepth} levels of and, or and not");
        }

        var parts = new List<Filter>();
        foreach (var member in query.EnumerateObject())
        {
            parts.Add(member.Name switch
            {
                "and" => new Filter.All(ReadList(member, depth)),
                "or" => new Filter.Any(ReadList(member, depth)),
                "not" => new Filter.Not(ReadObject(member.Value, depth + 1)),
                _ => ReadField(member),
            });
            if (_fault is not null)
            {
                break;
            }
        }

        return parts is [var only] ? only : new Filter.All(parts);
    }

    private List<Filter> ReadList(JsonProperty member, int depth)
    {
        var parts = new List<Filter>();
        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            Refuse($"{member.Name} must be an array of queries, found {CallArguments.InWords(member.Value.ValueKind)}");
            return parts;
        }

        foreach (var part in member.Value.EnumerateArray())
        {
            parts.Add(ReadObject(part, depth + 1));
            if (_fault is not null)
            {
                break;
            }
        }

        return parts;
    }

    private Filter ReadField(JsonProperty member)
    {
        if (FieldPath.Parse(member.Name) is not { } field)
        {
            return Refuse($"\"{ErrorText.Shorten(member.Name, 64)}\" is no name of a field; names have letters, digits, _, $ and -, and a dot reaches into objects");
        }

        if (member.Value.ValueKind == JsonValueKind.Object)
        {
            if (!member.Value.EnumerateObject().Any())
            {
                return Refuse($"query.{field} has no operator: write a value, an operator such as {{ {field}: {{ gt: 1 }} }}, or leave the field out");
            }

            var parts = member.Value.EnumerateObject().Select(operation => ReadOperation(field, operation)).ToArray();
            return parts is [var only] ? only : new Filter.All(parts);
        }

        return member.Value.ValueKind == JsonValueKind.Array
            ? Refuse($"The field {field} is compared with an array; for one of several values write {{ {field}: {{ in: [...] }} }}")
            : Compare(field, FilterOperator.Equal, member.Value);
    }

    private Filter ReadOperation(FieldPath field, JsonProperty operation)
    {
        if (!s_operators.TryGetValue(operation.Name, out var how))
        {
            var near = NameSuggestion.NearestExactly(operation.Name, s_operators.Keys);
            return Refuse(
                $"\"{ErrorText.Shorten(operation.Name, 64)}\" is no operator of a query"
                + (near is null ? $"; there are {string.Join(", ", s_operators.Keys)}" : $"; did you mean {near}?"));
        }

        var expected = Expected(how, operation.Value);
        return expected is null
            ? Compare(field, how, operation.Value)
            : Refuse($"{operation.Name} of the field {field} expects {expected}, found {CallArguments.InWords(operation.Value.ValueKind)}");
    }

    /// <summary>Null when the value is what the operator compares with.</summary>
    private static string? Expected(FilterOperator how, JsonElement value) => how switch
    {
        FilterOperator.In or FilterOperator.NotIn =>
            value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MaxValues && value.EnumerateArray().All(IsScalar)
                ? null
                : $"an array of at most {MaxValues} texts, numbers, booleans or nulls",
        FilterOperator.Contains or FilterOperator.StartsWith => value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= MaxNeedle ? null : $"a text of at most {MaxNeedle} characters",
        FilterOperator.IsNull => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "true or false",
        FilterOperator.Equal or FilterOperator.NotEqual => IsScalar(value) ? null : "a text, a number, a boolean or null",
        _ => value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? null : "a text or a number",
    };

    /// <summary>What a Date becomes in a query: no number of seconds is ever equal to it, or before or after it.</summary>
    private static bool IsDate(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out _);

    private Filter Compare(FieldPath field, FilterOperator how, JsonElement value) =>
        field.IsTime && IsDate(value)
            ? Refuse($"query.{field} is compared with a date, but it is in seconds since 1970: write Math.floor(date.getTime() / 1000)")
            : ++_comparisons <= MaxComparisons
            ? new Filter.Comparison(field, how, value)
            : Refuse($"A query may have {MaxComparisons} comparisons");

    private Filter Refuse(string message)
    {
        _fault ??= new HostCallError("INVALID_QUERY", message);
        return Filter.Everything;
    }

    private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
}
