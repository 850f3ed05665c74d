using System.Text.Json;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// PostgreSQL: JSON is JSONB. A field has two keys: a number, which also tells the kind (-Infinity for null and what has no order, numbers, Infinity
/// for texts, NaN for booleans, which PostgreSQL puts last), and a text by code points (collation "C").
/// </summary>
/// <remarks>
/// Declared fields have their keys in generated columns. Row-level security lets no condition begin the scan of an index unless nothing in it can
/// leak values; comparisons of columns of these types cannot, functions on JSON might.
/// </remarks>
internal sealed class PostgreSqlDialect(EntityDeclarations declarations) : SqlDialect
{
    private const string Null = "'-Infinity'::float8";
    private const string Text = "'Infinity'::float8";
    private const string Boolean = "'NaN'::float8";

    private readonly Dictionary<DataField, DeclaredIndex> _declared = declarations.Indexes
        .Where(index => !index.Field.IsTime).ToDictionary(index => new DataField(index.Entity, index.Field));

    public override string DataAsText => "data::text";

    public override string NullableNumber(long? number, SqlText sql) => $"CAST({sql.Parameter(number ?? (object)DBNull.Value)} AS bigint)";

    /// <summary>The number that a field is ordered by first, from its data.</summary>
    public static string NumberKey(FieldPath field) =>
        $"(CASE jsonb_typeof({Value(field)}) WHEN 'number' THEN ({Value(field)})::float8 WHEN 'string' THEN {Text} WHEN 'boolean' THEN {Boolean} ELSE {Null} END)";

    /// <summary>The text that a field is ordered by then, from its data.</summary>
    public static string TextKey(FieldPath field) =>
        $"(CASE WHEN jsonb_typeof({Value(field)}) IN ('string', 'boolean') THEN {Value(field)} #>> '{{}}' ELSE '' END) COLLATE \"C\"";

    /// <summary>The condition of a unique index: null, and what has no order, may be there often.</summary>
    public static string HasKey(DeclaredIndex index) => $"{index.NumberColumn} > {Null}";

    public override string SkipLocked => " FOR UPDATE SKIP LOCKED";

    public override SqlText Notify(string channel, string payload) =>
        new SqlText().Add("SELECT pg_notify(").Value(channel).Add(", ").Value(payload).Add(")");

    public override SqlText Lock(string project, string key)
    {
        // Of one key only: the two hashes make collisions harmless, they only wait.
        var sql = new SqlText().Add("SELECT pg_advisory_xact_lock(hashtext(");
        return sql.Value(project).Add("), hashtext(").Value(key).Add("))");
    }

    public override string SetFields(RowData data, SqlText sql) => $"data || {Json(data.Json, sql)}";

    public override string Json(string json, SqlText sql) => $"CAST({sql.Parameter(json)} AS jsonb)";

    protected override IReadOnlyList<string> DataColumns(DataField field)
    {
        var (number, text) = Keys(field);
        return [number, text];
    }

    protected override IReadOnlyList<string> DataValues(SortKey key, SqlText sql) => key.Rank switch
    {
        SortKey.OfNumber => [sql.Parameter(key.Value), "''"],
        SortKey.OfText => [Text, sql.Parameter(key.Text)],
        SortKey.OfBoolean => [Boolean, key.Value == 0 ? "'false'" : "'true'"],
        _ => [Null, "''"],
    };

    protected override int Comparable(IReadOnlyList<string> columns) => columns.Count;

    protected override string IsNull(DataField field) => $"{Keys(field).Number} = {Null} AND coalesce(jsonb_typeof({Value(field.Path)}), 'null') = 'null'";

    protected override string IsBoolean(DataField field, bool value) => $"{Keys(field).Number} = {Boolean} AND {Keys(field).Text} = '{(value ? "true" : "false")}'";

    protected override string CompareText(DataField field, string sign, string text, SqlText sql) =>
        $"{Keys(field).Number} = {Text} AND {Keys(field).Text} {sign} {sql.Parameter(text)}";

    protected override string CompareNumber(DataField field, string sign, JsonElement number, SqlText sql)
    {
        var key = Keys(field).Number;
        return WithinKind(sign, $"{key} {sign} {sql.Parameter(number.GetDouble())}", above: $"{key} > {Null}", below: $"{key} < {Text}");
    }

    protected override string IsOneOf(DataField field, IReadOnlyList<string> texts, IReadOnlyList<JsonElement> numbers, SqlText sql)
    {
        var (number, text) = Keys(field);
        var parts = new List<string>();
        if (texts.Count > 0)
        {
            parts.Add($"({number} = {Text} AND {IsOneOf(text, texts, sql)})");
        }

        if (numbers.Count > 0)
        {
            parts.Add($"({IsOneOf(number, numbers.Select(one => one.GetDouble()).ToArray(), sql)})");
        }

        return string.Join(" OR ", parts);
    }

    protected override string ContainsText(DataField field, string text, SqlText sql) =>
        $"{Keys(field).Number} = {Text} AND {Contains(Keys(field).Text, text, sql)}";

    protected override string IsOneOf<T>(string column, IReadOnlyList<T> values, SqlText sql) => $"{column} = ANY({sql.Parameter(values.ToArray())})";

    protected override string Contains(string column, string text, SqlText sql) => $"strpos({column}, {sql.Parameter(text)}) > 0";

    private (string Number, string Text) Keys(DataField field) => _declared.TryGetValue(field, out var index)
        ? (index.NumberColumn, index.TextColumn)
        : (NumberKey(field.Path), TextKey(field.Path));

    /// <summary>Segments are checked names, without quotes. Each is a name, never a place in an array.</summary>
    private static string Value(FieldPath field) => "(data" + string.Concat(field.Segments.Select(segment => $" -> '{segment}'")) + ")";
}
