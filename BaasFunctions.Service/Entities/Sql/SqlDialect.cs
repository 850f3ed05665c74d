using System.Text.Json;
using BaasFunctions.Service.Entities.Queries;

namespace BaasFunctions.Service.Entities.Sql;

/// <summary>How one database says what the stores need. All rows are in <c>baas_rows(project, entity, id, data, created, updated)</c>.</summary>
internal abstract class SqlDialect
{
    /// <summary>The condition that another one does not hold; one that is null does not.</summary>
    public abstract string Not(string condition);

    /// <summary>The condition that a comparison is.</summary>
    public abstract string Compare(FieldPath field, FilterOperator how, JsonElement value, SqlText sql);

    /// <summary>The three parts of a <see cref="SortKey"/> of a field.</summary>
    public abstract (string Rank, string Number, string Text) Keys(FieldPath field);

    /// <summary>The data with fields set.</summary>
    public abstract string SetFields(RowData data, SqlText sql);

    /// <summary>A parameter with JSON of data.</summary>
    public abstract string Json(string json, SqlText sql);

    /// <summary>A parameter with a number of a sort key.</summary>
    public abstract string Number(string number, SqlText sql);

    /// <summary>The data as JSON text.</summary>
    public abstract string DataAsText { get; }

    /// <summary>The parameter <c>@expires</c>, which may be null.</summary>
    public abstract string NullableNumber { get; }

    /// <summary>Makes writers of one key follow one another; null where writers do so anyway.</summary>
    public abstract SqlText? Lock(string project, string key);

    /// <summary>The id in an order by code points.</summary>
    public abstract string OrderedId { get; }

    /// <summary>A condition of a whole filter.</summary>
    public string Condition(Filter filter, SqlText sql) => filter switch
    {
        Filter.All { Parts.Count: 0 } => "1=1",
        Filter.Any { Parts.Count: 0 } => "1=0",
        Filter.All all => "(" + string.Join(" AND ", all.Parts.Select(part => Condition(part, sql))) + ")",
        Filter.Any any => "(" + string.Join(" OR ", any.Parts.Select(part => Condition(part, sql))) + ")",
        Filter.Not not => Not(Condition(not.Part, sql)),
        Filter.Comparison comparison => "(" + Compare(comparison.Field, comparison.Operator, comparison.Value, sql) + ")",
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    /// <summary>The condition that a row comes after the one where a page ended.</summary>
    public string After(PageCursor cursor, EntityQuery query, SqlText sql)
    {
        var columns = new List<(string Column, string Value, bool Descending)>();
        foreach (var (by, key) in query.OrderBy.Zip(cursor.Keys))
        {
            var (rank, number, text) = Keys(by.Field);
            columns.Add((rank, sql.Parameter(key.Rank), by.Descending));
            columns.Add((number, Number(key.Number, sql), by.Descending));
            columns.Add((text, sql.Parameter(key.Text), by.Descending));
        }

        columns.Add((OrderedId, sql.Parameter(cursor.Id), false));
        var alternatives = columns.Select((column, index) => string.Join(
            " AND ",
            columns.Take(index).Select(before => $"{before.Column} = {before.Value}").Append($"{column.Column} {(column.Descending ? '<' : '>')} {column.Value}")));
        return "((" + string.Join(") OR (", alternatives) + "))";
    }

    /// <summary>The order of a query, rows that are equal in it by id.</summary>
    public string OrderBy(EntityQuery query)
    {
        var columns = query.OrderBy.SelectMany(by =>
        {
            var (rank, number, text) = Keys(by.Field);
            var direction = by.Descending ? " DESC" : "";
            return new[] { rank + direction, number + direction, text + direction };
        });
        return string.Join(", ", columns.Append(OrderedId));
    }
}
