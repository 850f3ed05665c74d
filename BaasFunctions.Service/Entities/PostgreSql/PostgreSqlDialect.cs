using System.Text.Json;
using BaasFunctions.Service.Entities.Queries;
using BaasFunctions.Service.Entities.Sql;

namespace BaasFunctions.Service.Entities.PostgreSql;

/// <summary>PostgreSQL: JSON is JSONB, texts are compared by code points (collation "C"), numbers as numeric.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string DataAsText => "data::text";

    public override string OrderedId => "id COLLATE \"C\"";

    public override string NullableNumber => "CAST(@expires AS bigint)";

    /// <summary>The expression that indexes are made on.</summary>
    public static string Value(FieldPath field) => $"(data #> {Path(field)})";

    public override string Not(string condition) => $"NOT coalesce({condition}, FALSE)";

    public override SqlText Lock(string project, string key)
    {
        // Of one key only: the two hashes make collisions harmless, they only wait.
        var sql = new SqlText().Add("SELECT pg_advisory_xact_lock(hashtext(");
        return sql.Value(project).Add("), hashtext(").Value(key).Add("))");
    }

    public override string Compare(FieldPath field, FilterOperator how, JsonElement value, SqlText sql) => how switch
    {
        FilterOperator.Equal => Equal(field, value, sql),
        FilterOperator.NotEqual => Not(Equal(field, value, sql)),
        FilterOperator.In => In(field, value, sql),
        FilterOperator.NotIn => Not(In(field, value, sql)),
        FilterOperator.IsNull => value.GetBoolean() ? IsNull(field) : Not(IsNull(field)),
        FilterOperator.Contains => $"strpos({Text(field)}, {sql.Parameter(value.GetString()!)}) > 0",
        FilterOperator.StartsWith => $"starts_with({Text(field)}, {sql.Parameter(value.GetString()!)})",
        _ => Ordered(field, how, value, sql),
    };

    public override (string Rank, string Number, string Text) Keys(FieldPath field)
    {
        if (field.IsId)
        {
            return ("2", "0::numeric", OrderedId);
        }

        if (IsTime(field))
        {
            return ("1", $"{field.Text}::numeric", "''::text");
        }

        return (
            $"(CASE {Type(field)} WHEN 'number' THEN 1 WHEN 'string' THEN 2 WHEN 'boolean' THEN 3 ELSE 0 END)",
            $"(CASE {Type(field)} WHEN 'number' THEN {Raw(field)}::numeric WHEN 'boolean' THEN (CASE WHEN {Raw(field)} = 'true' THEN 1 ELSE 0 END)::numeric ELSE 0::numeric END)",
            $"(CASE {Type(field)} WHEN 'string' THEN {Raw(field)} ELSE '' END) COLLATE \"C\"");
    }

    public override string SetFields(RowData data, SqlText sql) => $"data || {Json(data.Json, sql)}";

    public override string Json(string json, SqlText sql) => $"CAST({sql.Parameter(json)} AS jsonb)";

    public override string Number(string number, SqlText sql) => $"CAST({sql.Parameter(number)} AS numeric)";

    /// <summary>Equality of JSON values, for which declared fields have indexes.</summary>
    private static string Equal(FieldPath field, JsonElement value, SqlText sql) => value.ValueKind switch
    {
        JsonValueKind.Null => IsNull(field),
        _ when field.IsId => $"id = {sql.Parameter(value.ToString())}",
        _ when IsTime(field) => value.ValueKind == JsonValueKind.Number ? $"{field.Text} = CAST({sql.Parameter(value.GetRawText())} AS numeric)" : "FALSE",
        _ => $"{Value(field)} = CAST({sql.Parameter(value.GetRawText())} AS jsonb)",
    };

    private static string In(FieldPath field, JsonElement values, SqlText sql)
    {
        var parts = new List<string> { "FALSE" };
        var listed = new List<string>();
        foreach (var value in values.EnumerateArray())
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                parts.Add(IsNull(field));
            }
            else
            {
                listed.Add(field.IsId ? value.ToString() : value.GetRawText());
            }
        }

        if (listed.Count > 0)
        {
            var all = sql.Parameter(listed.ToArray());
            parts.Add(field.IsId ? $"id = ANY({all})" : IsTime(field) ? $"{field.Text}::text = ANY({all})" : $"{Value(field)} = ANY(CAST({all} AS jsonb[]))");
        }

        return $"({string.Join(" OR ", parts)})";
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
            ? $"{Text(field)} COLLATE \"C\" {sign} {sql.Parameter(value.GetString()!)}"
            : $"{Numeric(field)} {sign} CAST({sql.Parameter(value.GetRawText())} AS numeric)";
    }

    /// <summary>The text of a field; null when it is none.</summary>
    private static string Text(FieldPath field) =>
        field.IsId ? "id" : IsTime(field) ? "NULL::text" : $"(CASE {Type(field)} WHEN 'string' THEN {Raw(field)} END)";

    /// <summary>The number of a field; null when it is none.</summary>
    private static string Numeric(FieldPath field) =>
        field.IsId ? "NULL::numeric" : IsTime(field) ? $"{field.Text}::numeric" : $"(CASE {Type(field)} WHEN 'number' THEN {Raw(field)}::numeric END)";

    private static string IsNull(FieldPath field) => field.IsId || IsTime(field) ? "FALSE" : $"coalesce({Type(field)}, 'null') = 'null'";

    private static bool IsTime(FieldPath field) => field.Text is "created" or "updated";

    private static string Type(FieldPath field) => $"jsonb_typeof(data #> {Path(field)})";

    private static string Raw(FieldPath field) => $"(data #>> {Path(field)})";

    /// <summary>Segments are checked names: no quotes, commas or braces.</summary>
    private static string Path(FieldPath field) => "'{" + string.Join(',', field.Segments) + "}'";
}
