using System.Globalization;
using System.Text.Json;
using BaasFunctions.Service.Entities.Queries;
using BaasFunctions.Service.Entities.Sql;

namespace BaasFunctions.Service.Entities.Sqlite;

/// <summary>SQLite: JSON is text, read with json_extract, for which declared fields have indexes on the same expression.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const int FieldsPerCall = 30;

    public override string DataAsText => "data";

    public override string OrderedId => "id";

    public override string NullableNumber => "@expires";

    public override SqlText? Lock(string project, string key) => null;

    public override string Not(string condition) => $"NOT coalesce({condition}, 0)";

    /// <summary>The expression that indexes are made on.</summary>
    public static string Value(FieldPath field) => $"json_extract(data, {Path(field)})";

    public override string Compare(FieldPath field, FilterOperator how, JsonElement value, SqlText sql) => how switch
    {
        FilterOperator.Equal => Equal(field, value, sql),
        FilterOperator.NotEqual => Not(Equal(field, value, sql)),
        FilterOperator.In => In(field, value, sql),
        FilterOperator.NotIn => Not(In(field, value, sql)),
        FilterOperator.IsNull => value.GetBoolean() ? IsNull(field) : Not(IsNull(field)),
        FilterOperator.Contains => $"{IsText(field)} AND instr({Read(field)}, {sql.Parameter(value.GetString()!)}) > 0",
        FilterOperator.StartsWith => StartsWith(field, value.GetString()!, sql),
        _ => Ordered(field, how, value, sql),
    };

    public override (string Rank, string Number, string Text) Keys(FieldPath field)
    {
        if (field.IsId)
        {
            return ("2", "0", "id");
        }

        if (IsTime(field))
        {
            return ("1", field.Text, "''");
        }

        var type = Type(field);
        return (
            $"CASE {type} WHEN 'integer' THEN 1 WHEN 'real' THEN 1 WHEN 'text' THEN 2 WHEN 'true' THEN 3 WHEN 'false' THEN 3 ELSE 0 END",
            $"CASE WHEN {type} IN ('integer', 'real', 'true', 'false') THEN {Value(field)} ELSE 0 END",
            $"CASE {type} WHEN 'text' THEN {Value(field)} ELSE '' END");
    }

    public override string SetFields(RowData data, SqlText sql)
    {
        var expression = "data";
        foreach (var fields in data.Fields.Chunk(FieldsPerCall))
        {
            expression = $"json_set({expression}, {string.Join(", ", fields.Select(field => $"{sql.Parameter($"$.\"{field.Key}\"")}, json({sql.Parameter(field.Value)})"))})";
        }

        return expression;
    }

    public override string Json(string json, SqlText sql) => $"json({sql.Parameter(json)})";

    public override string Number(string number, SqlText sql) => sql.Parameter(
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : double.Parse(number, CultureInfo.InvariantCulture));

    private static string Equal(FieldPath field, JsonElement value, SqlText sql) => value.ValueKind switch
    {
        JsonValueKind.Null => IsNull(field),
        _ when field.IsId => $"id = {sql.Parameter(value.ToString())}",
        JsonValueKind.String => $"{Read(field)} = {sql.Parameter(value.GetString()!)} AND {IsText(field)}",
        JsonValueKind.Number => $"{Read(field)} = {sql.Parameter(NumberOf(value))} AND {IsNumber(field)}",
        _ => IsTime(field) ? "0" : $"{Type(field)} = '{(value.GetBoolean() ? "true" : "false")}'",
    };

    /// <summary>Values of a kind in one list: a chain of alternatives would be nested too deep.</summary>
    private static string In(FieldPath field, JsonElement values, SqlText sql)
    {
        var parts = new List<string> { "0" };
        var (texts, numbers) = (new List<string>(), new List<string>());
        foreach (var value in values.EnumerateArray())
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    texts.Add(sql.Parameter(value.GetString()!));
                    break;
                case JsonValueKind.Number:
                    numbers.Add(sql.Parameter(field.IsId ? value.GetRawText() : NumberOf(value)));
                    break;
                default:
                    if (!parts.Contains(Equal(field, value, sql)))
                    {
                        parts.Add(Equal(field, value, sql));
                    }

                    break;
            }
        }

        if (texts.Count > 0)
        {
            parts.Add($"{Read(field)} IN ({string.Join(", ", texts)}) AND {IsText(field)}");
        }

        if (numbers.Count > 0)
        {
            parts.Add($"{Read(field)} IN ({string.Join(", ", numbers)}) AND {(field.IsId ? "1" : IsNumber(field))}");
        }

        return $"({string.Join(" OR ", parts)})";
    }

    private static string StartsWith(FieldPath field, string text, SqlText sql)
    {
        var parameter = sql.Parameter(text);
        return $"{IsText(field)} AND substr({Read(field)}, 1, length({parameter})) = {parameter}";
    }

    private static string Ordered(FieldPath field, FilterOperator how, JsonElement value, SqlText sql)
    {
        var sign = how switch
        {
            FilterOperator.Greater => ">",
            FilterOperator.GreaterOrEqual => ">=",
            FilterOperator.Less => "<",
            _ => "<=",
        };
        return value.ValueKind == JsonValueKind.String
            ? $"{Read(field)} {sign} {sql.Parameter(value.GetString()!)} AND {IsText(field)}"
            : $"{Read(field)} {sign} {sql.Parameter(NumberOf(value))} AND {IsNumber(field)}";
    }

    private static string Read(FieldPath field) => field.IsId || IsTime(field) ? field.Text : Value(field);

    private static string IsNull(FieldPath field) =>
        field.IsId || IsTime(field) ? "0" : $"coalesce({Type(field)}, 'null') = 'null'";

    private static string IsText(FieldPath field) => field.IsId ? "1" : IsTime(field) ? "0" : $"{Type(field)} = 'text'";

    private static string IsNumber(FieldPath field) => field.IsId ? "0" : IsTime(field) ? "1" : $"{Type(field)} IN ('integer', 'real')";

    private static bool IsTime(FieldPath field) => field.Text is "created" or "updated";

    private static string Type(FieldPath field) => $"json_type(data, {Path(field)})";

    /// <summary>Segments are checked names, without quotes.</summary>
    private static string Path(FieldPath field) => "'$." + string.Join('.', field.Segments.Select(segment => $"\"{segment}\"")) + "'";

    private static object NumberOf(JsonElement value) => value.TryGetInt64(out var whole) ? whole : value.GetDouble();
}
