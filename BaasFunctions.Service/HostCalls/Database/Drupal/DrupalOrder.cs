using System.Globalization;
using System.Numerics;
using BaasFunctions.Service.HostCalls.Database.Queries;
using SortKey = BaasFunctions.Service.HostCalls.Database.Queries.SortKey;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>The order of a query, applied here: what the query says, and then the ids, newest first.</summary>
internal sealed class DrupalOrder(EntityQuery query)
{
    /// <summary>A row with what it is ordered by.</summary>
    public sealed record Ordered(EntityRow Row, IReadOnlyList<SortKey> Keys);

    public IEnumerable<Ordered> Sort(IEnumerable<EntityRow> rows) => rows.Select(With).Order(Comparer<Ordered>.Create(Compare));

    public bool IsAfter(Ordered row, PageCursor cursor) =>
        Compare(row, new Ordered(new EntityRow(cursor.Id, "{}"u8.ToArray(), null, null), cursor.Keys)) > 0;

    public PageCursor CursorOf(Ordered row) => new(PageCursor.OrderOf(query), row.Keys, row.Row.Id);

    private Ordered With(EntityRow row)
    {
        if (query.OrderBy.Count == 0)
        {
            return new Ordered(row, []);
        }

        using var data = row.OpenData();
        return new Ordered(row, [.. query.OrderBy.Select(by => by.Field.Text switch
        {
            "id" => BigInteger.TryParse(row.Id, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new SortKey(SortKey.OfNumber, row.Id, "") : SortKey.Of(row.Id),
            "created" => SortKey.Of(row.Created ?? 0),
            "updated" => SortKey.Of(row.Updated ?? 0),
            _ => SortKey.Of(RowFilter.ValueOf(data.RootElement, by.Field)),
        })]);
    }

    private int Compare(Ordered left, Ordered right)
    {
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            var order = query.OrderBy[i].Field.IsId ? CompareIds(left.Row.Id, right.Row.Id) : left.Keys[i].CompareTo(right.Keys[i]);
            if (order != 0)
            {
                return query.OrderBy[i].Descending ? -order : order;
            }
        }

        return -CompareIds(left.Row.Id, right.Row.Id);
    }

    private static int CompareIds(string left, string right) =>
        BigInteger.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && BigInteger.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : CodePointOrder.Compare(left, right);
}
