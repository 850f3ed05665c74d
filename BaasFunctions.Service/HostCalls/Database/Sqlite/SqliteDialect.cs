using System.Text.Json;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// SQLite: JSON is text. One expression gives the key of a field, and the order of SQLite's own types does the rest: -Infinity (null, and what has
/// no order), numbers, texts, and bytes (booleans). Declared fields have an index on the same expression.
/// </summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const int FieldsPerCall = 30;

    /// <summary>Below every number that JSON of a function can have.</summary>
    private const string NullKey = "-9e999";

    private const string FirstText = "''";
    private const string FirstBytes = "x''";

    public override string DataAsText => "data";

    public override string NullableNumber(long? number, SqlText sql) => sql.Parameter(number ?? (object)DBNull.Value);

    public override SqlText? Lock(string project, string key) => null;

    /// <summary>The key of a field. Indexes are found by this very expression.</summary>
    public static string Key(FieldPath field)
    {
        var (path, value) = (Path(field), $"json_extract(data, {Path(field)})");
        return $"CASE json_type(data, {path}) WHEN 'text' THEN {value} WHEN 'integer' THEN {value} WHEN 'real' THEN {value} WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' ELSE {NullKey} END";
    }

    /// <summary>The key, null where a unique index must not see it.</summary>
    public static string UniqueKey(FieldPath field) => $"nullif({Key(field)}, {NullKey})";

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

    protected override IReadOnlyList<string> DataColumns(DataField field) => [Key(field.Path)];

    protected override IReadOnlyList<string> DataValues(SortKey key, SqlText sql) => key.Rank switch
    {
        SortKey.OfNumber => [Number(key.Number, sql)],
        SortKey.OfText => [sql.Parameter(key.Text)],
        SortKey.OfBoolean => [key.Value == 0 ? "x'00'" : "x'01'"],
        _ => [NullKey],
    };

    /// <summary>SQLite begins a scan with a comparison of rows only as far as these are columns.</summary>
    protected override int Comparable(IReadOnlyList<string> columns) => Math.Max(1, columns.TakeWhile(column => column is "id" or "created" or "updated").Count());

    protected override string IsNull(DataField field) =>
        $"{Key(field.Path)} = {NullKey} AND coalesce(json_type(data, {Path(field.Path)}), 'null') = 'null'";

    protected override string IsBoolean(DataField field, bool value) => $"{Key(field.Path)} = {(value ? "x'01'" : "x'00'")}";

    protected override string CompareText(DataField field, string sign, string text, SqlText sql)
    {
        var key = Key(field.Path);
        return WithinKind(sign, $"{key} {sign} {sql.Parameter(text)}", above: $"{key} >= {FirstText}", below: $"{key} < {FirstBytes}");
    }

    protected override string CompareNumber(DataField field, string sign, JsonElement number, SqlText sql)
    {
        var key = Key(field.Path);
        return WithinKind(sign, $"{key} {sign} {Number(number.GetRawText(), sql)}", above: $"{key} > {NullKey}", below: $"{key} < {FirstText}");
    }

    protected override string IsOneOf(DataField field, IReadOnlyList<string> texts, IReadOnlyList<JsonElement> numbers, SqlText sql) =>
        $"{Key(field.Path)} IN ({string.Join(", ", texts.Select(text => sql.Parameter(text)).Concat(numbers.Select(number => Number(number.GetRawText(), sql))))})";

    protected override string ContainsText(DataField field, string text, SqlText sql) =>
        $"typeof({Key(field.Path)}) = 'text' AND {Contains(Key(field.Path), text, sql)}";

    protected override string IsOneOf<T>(string column, IReadOnlyList<T> values, SqlText sql) =>
        $"{column} IN ({string.Join(", ", values.Select(value => sql.Parameter(value)))})";

    protected override string Contains(string column, string text, SqlText sql) => $"instr({column}, {sql.Parameter(text)}) > 0";

    /// <summary>A number as SQLite itself reads it from JSON, so that both sides of a comparison are rounded alike.</summary>
    private static string Number(string number, SqlText sql) => $"json_extract({sql.Parameter(number)}, '$')";

    /// <summary>Segments are checked names, without quotes.</summary>
    private static string Path(FieldPath field) => "'$." + string.Join('.', field.Segments.Select(segment => $"\"{segment}\"")) + "'";
}
