using System.Globalization;
using System.Text.Json;
using BaasFunctions.Service.HostCalls.Database.Queries;
using SortKey = BaasFunctions.Service.HostCalls.Database.Queries.SortKey;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>
/// How one database says what the stores need. All rows are in <c>baas_rows(project, entity, id, data, created, updated)</c>. Filters, orders and
/// pages are all said of the same columns or expressions, none of which is ever null, so that one index of a field serves all three.
/// </summary>
internal abstract class SqlDialect
{
    private const string Always = "1=1";
    private const string Never = "1=0";

    /// <summary>Beyond this a number of JSON is not every whole number.</summary>
    private const double MaxSafeInteger = 9_007_199_254_740_991;

    /// <summary>The data with fields set.</summary>
    public abstract string SetFields(RowData data, SqlText sql);

    /// <summary>A parameter with JSON of data.</summary>
    public abstract string Json(string json, SqlText sql);

    /// <summary>The data as JSON text.</summary>
    public abstract string DataAsText { get; }

    /// <summary>A parameter with a number or null.</summary>
    public abstract string NullableNumber(long? number, SqlText sql);

    /// <summary>Makes writers of one key follow one another; null where writers do so anyway.</summary>
    public abstract SqlText? Lock(string project, string key);

    /// <summary>Tells other instances something when the transaction lasts; null where there are none.</summary>
    public virtual SqlText? Notify(string channel, string payload) => null;

    /// <summary>Ends a SELECT of rows that are to be changed: those that another transaction is changing are passed over. Nothing where writers follow one another.</summary>
    public virtual string SkipLocked => "";

    /// <summary>The rows of an entity that a filter means.</summary>
    public SqlText AddWhere(SqlText sql, string project, string entity, Filter filter)
    {
        // The name is checked: letters, digits and underscores. As a text of the statement it tells the planner which partial indexes may serve.
        sql.Add("project = ").Value(project).Add(" AND entity = '").Add(entity).Add("'");
        return sql.Add(" AND ").Add(Condition(filter, entity, sql));
    }

    /// <summary>A page of the rows that a query means: as many rows as said, behind the cursor if there is one.</summary>
    public SqlText AddSelect(SqlText sql, string project, string entity, EntityQuery query, PageCursor? cursor, long rows)
    {
        sql.Add("SELECT id, ").Add(DataAsText).Add(", created, updated FROM baas_rows WHERE ");
        AddWhere(sql, project, entity, query.Filter);
        if (cursor is not null)
        {
            sql.Add(" AND ").Add(After(cursor, query, entity, sql));
        }

        return sql.Add(" ORDER BY ").Add(OrderBy(query, entity)).Add(" LIMIT ").Value(rows).Add(" OFFSET ").Value((long)query.Offset);
    }

    /// <summary>The columns or expressions that a field is ordered by, which its index is made of.</summary>
    public IReadOnlyList<string> OrderColumns(string entity, FieldPath field) =>
        field.IsId ? ["id"] : field.IsTime ? [field.Text] : DataColumns(new DataField(entity, field));

    /// <summary>The same of a field of the data.</summary>
    protected abstract IReadOnlyList<string> DataColumns(DataField field);

    /// <summary>The values of these columns for a key of a cursor.</summary>
    protected abstract IReadOnlyList<string> DataValues(SortKey key, SqlText sql);

    /// <summary>How many of the columns, from the first on, one comparison of rows can begin a scan of an index with.</summary>
    protected abstract int Comparable(IReadOnlyList<string> columns);

    /// <summary>The field is null, or the row does not have it.</summary>
    protected abstract string IsNull(DataField field);

    protected abstract string IsBoolean(DataField field, bool value);

    /// <summary>The field is a text for which the comparison holds.</summary>
    protected abstract string CompareText(DataField field, string sign, string text, SqlText sql);

    /// <summary>The field is a number for which the comparison holds.</summary>
    protected abstract string CompareNumber(DataField field, string sign, JsonElement number, SqlText sql);

    /// <summary>A comparison that finds nothing of another kind: keys of all kinds are in one order, so that one end of it has to be closed.</summary>
    /// <param name="sign">The sign of the comparison.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="above">That the key is above those of the kinds before.</param>
    /// <param name="below">That the key is below those of the kinds behind.</param>
    protected static string WithinKind(string sign, string comparison, string above, string below) => sign[0] switch
    {
        '>' => $"{comparison} AND {below}",
        '<' => $"{comparison} AND {above}",
        _ => comparison,
    };

    /// <summary>The field is one of the texts or numbers.</summary>
    protected abstract string IsOneOf(DataField field, IReadOnlyList<string> texts, IReadOnlyList<JsonElement> numbers, SqlText sql);

    /// <summary>The field is a text that contains the other.</summary>
    protected abstract string ContainsText(DataField field, string text, SqlText sql);

    /// <summary>The column is one of the values, of which there is at least one.</summary>
    protected abstract string IsOneOf<T>(string column, IReadOnlyList<T> values, SqlText sql)
        where T : notnull;

    /// <summary>The column contains the text.</summary>
    protected abstract string Contains(string column, string text, SqlText sql);

    private string Condition(Filter filter, string entity, SqlText sql) => filter switch
    {
        Filter.All { Parts.Count: 0 } => Always,
        Filter.Any { Parts.Count: 0 } => Never,
        Filter.All all => "(" + string.Join(" AND ", all.Parts.Select(part => Condition(part, entity, sql))) + ")",
        Filter.Any any => "(" + string.Join(" OR ", any.Parts.Select(part => Condition(part, entity, sql))) + ")",
        Filter.Not not => Not(Condition(not.Part, entity, sql)),
        Filter.Comparison { Operator: FilterOperator.NotEqual } comparison => Not(Compare(comparison with { Operator = FilterOperator.Equal }, entity, sql)),
        Filter.Comparison { Operator: FilterOperator.NotIn } comparison => Not(Compare(comparison with { Operator = FilterOperator.In }, entity, sql)),
        Filter.Comparison { Operator: FilterOperator.IsNull, Value.ValueKind: JsonValueKind.False } comparison =>
            Not(Compare(comparison with { Value = JsonElement.Parse("true") }, entity, sql)),
        Filter.Comparison comparison => "(" + Compare(comparison, entity, sql) + ")",
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private static string Not(string condition) => $"NOT ({condition})";

    private string Compare(Filter.Comparison comparison, string entity, SqlText sql) =>
        comparison.Field.IsId ? CompareId(comparison, sql)
        : comparison.Field.IsTime ? CompareTime(comparison, sql)
        : CompareData(new DataField(entity, comparison.Field), comparison, sql);

    /// <summary>Ids are texts, and equal to a number that has the same digits.</summary>
    private string CompareId(Filter.Comparison comparison, SqlText sql)
    {
        var value = comparison.Value;
        switch (comparison.Operator)
        {
            case FilterOperator.Equal:
                return IsIdentifier(value) ? $"id = {sql.Parameter(value.ToString())}" : Never;
            case FilterOperator.In:
                var ids = value.EnumerateArray().Where(IsIdentifier).Select(id => id.ToString()).ToArray();
                return ids.Length == 0 ? Never : IsOneOf("id", ids, sql);
            case FilterOperator.IsNull:
                return Never;
            case FilterOperator.Contains:
                return Contains("id", value.GetString()!, sql);
            case FilterOperator.StartsWith:
                return StartsWith(value.GetString()!, Always, (sign, text) => $"id {sign} {sql.Parameter(text)}");
            default:
                return value.ValueKind == JsonValueKind.String ? $"id {Sign(comparison.Operator)} {sql.Parameter(value.GetString()!)}" : Never;
        }
    }

    /// <summary>Times are whole numbers in a column of their own.</summary>
    private string CompareTime(Filter.Comparison comparison, SqlText sql)
    {
        var (column, value) = (comparison.Field.Text, comparison.Value);
        switch (comparison.Operator)
        {
            case FilterOperator.In:
                var times = value.EnumerateArray().Select(Whole).OfType<long>().ToArray();
                return times.Length == 0 ? Never : IsOneOf(column, times, sql);
            case FilterOperator.Equal:
                return Whole(value) is { } time ? $"{column} = {sql.Parameter(time)}" : Never;
            case FilterOperator.Greater or FilterOperator.GreaterOrEqual or FilterOperator.Less or FilterOperator.LessOrEqual when value.ValueKind == JsonValueKind.Number:
                return Whole(value) is { } bound
                    ? $"{column} {Sign(comparison.Operator)} {sql.Parameter(bound)}"
                    : $"CAST({column} AS DOUBLE PRECISION) {Sign(comparison.Operator)} {sql.Parameter(value.GetDouble())}";
            default:
                return Never;
        }
    }

    private string CompareData(DataField field, Filter.Comparison comparison, SqlText sql)
    {
        var value = comparison.Value;
        switch (comparison.Operator)
        {
            case FilterOperator.Equal:
                return value.ValueKind switch
                {
                    JsonValueKind.Null => IsNull(field),
                    JsonValueKind.String => CompareText(field, "=", value.GetString()!, sql),
                    JsonValueKind.Number => CompareNumber(field, "=", value, sql),
                    _ => IsBoolean(field, value.GetBoolean()),
                };
            case FilterOperator.In:
                return In(field, [.. value.EnumerateArray()], sql);
            case FilterOperator.IsNull:
                return IsNull(field);
            case FilterOperator.Contains:
                return ContainsText(field, value.GetString()!, sql);
            case FilterOperator.StartsWith:
                return StartsWith(value.GetString()!, CompareText(field, ">=", "", sql), (sign, text) => CompareText(field, sign, text, sql));
            default:
                return value.ValueKind == JsonValueKind.String
                    ? CompareText(field, Sign(comparison.Operator), value.GetString()!, sql)
                    : CompareNumber(field, Sign(comparison.Operator), value, sql);
        }
    }

    /// <summary>Values of a kind in one list: a chain of alternatives would be nested too deep.</summary>
    private string In(DataField field, JsonElement[] values, SqlText sql)
    {
        var parts = new List<string>();
        var texts = values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!).ToArray();
        var numbers = values.Where(value => value.ValueKind == JsonValueKind.Number).ToArray();
        if (texts.Length + numbers.Length > 0)
        {
            parts.Add(IsOneOf(field, texts, numbers, sql));
        }

        parts.AddRange(values.Select(value => value.ValueKind).Where(kind => kind is not (JsonValueKind.String or JsonValueKind.Number)).Distinct()
            .Select(kind => kind == JsonValueKind.Null ? IsNull(field) : IsBoolean(field, kind == JsonValueKind.True)));
        return parts.Count == 0 ? Never : string.Join(" OR ", parts.Select(part => $"({part})"));
    }

    /// <summary>A range, which an index serves: texts that start with a prefix follow one another.</summary>
    private static string StartsWith(string prefix, string isText, Func<string, string, string> compare) =>
        prefix.Length == 0 ? isText
        : CodePointOrder.AfterPrefix(prefix) is { } end ? $"{compare(">=", prefix)} AND {compare("<", end)}"
        : compare(">=", prefix);

    /// <summary>The condition that a row comes after the one where a page ended.</summary>
    private string After(PageCursor cursor, EntityQuery query, string entity, SqlText sql)
    {
        var columns = new List<KeyColumn>();
        foreach (var (by, key) in query.OrderBy.Zip(cursor.Keys))
        {
            columns.AddRange(OrderColumns(entity, by.Field).Zip(
                ValuesOf(by.Field, key, sql), (column, value) => new KeyColumn(column, value, by.Descending)));
        }

        if (!EndsWithId(query))
        {
            columns.Add(new KeyColumn("id", sql.Parameter(cursor.Id), false));
        }

        // One comparison of rows where all columns go one way; else where the scan begins, and what exactly comes after.
        var alike = Math.Min(columns.TakeWhile(column => column.Descending == columns[0].Descending).Count(), Comparable([.. columns.Select(column => column.Column)]));
        var sign = columns[0].Descending ? "<" : ">";
        return alike == columns.Count
            ? Rows(columns, sign)
            : $"({Rows(columns[..alike], sign + "=")} AND {Chain(columns)})";
    }

    private static string Rows(List<KeyColumn> columns, string sign) => columns is [var only]
        ? $"{only.Column} {sign} {only.Value}"
        : $"({string.Join(", ", columns.Select(column => column.Column))}) {sign} ({string.Join(", ", columns.Select(column => column.Value))})";

    private static string Chain(List<KeyColumn> columns)
    {
        var condition = "";
        foreach (var (column, value, descending) in columns.AsEnumerable().Reverse())
        {
            var beyond = $"{column} {(descending ? '<' : '>')} {value}";
            condition = condition.Length == 0 ? beyond : $"({beyond} OR ({column} = {value} AND {condition}))";
        }

        return condition;
    }

    /// <summary>The order of a query, rows that are equal in it by id.</summary>
    private string OrderBy(EntityQuery query, string entity)
    {
        var columns = query.OrderBy.SelectMany(by => OrderColumns(entity, by.Field).Select(column => column + (by.Descending ? " DESC" : "")));
        return string.Join(", ", EndsWithId(query) ? columns : columns.Append("id"));
    }

    private IReadOnlyList<string> ValuesOf(FieldPath field, SortKey key, SqlText sql) =>
        field.IsId ? [sql.Parameter(key.Text)]
        : field.IsTime ? [sql.Parameter(long.Parse(key.Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))]
        : DataValues(key, sql);

    private static bool EndsWithId(EntityQuery query) => query.OrderBy is [.., { Field.IsId: true }];

    private static bool IsIdentifier(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static long? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && Math.Abs(number) <= MaxSafeInteger && number == Math.Truncate(number) ? (long)number : null;

    private static string Sign(FilterOperator how) => how switch
    {
        FilterOperator.Greater => ">",
        FilterOperator.GreaterOrEqual => ">=",
        FilterOperator.Less => "<",
        FilterOperator.LessOrEqual => "<=",
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    /// <summary>A column of an order with its value where a page ended.</summary>
    private readonly record struct KeyColumn(string Column, string Value, bool Descending);
}
