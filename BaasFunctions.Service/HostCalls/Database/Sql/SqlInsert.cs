namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>Rows that the service puts into one of its own tables. Values are parameters, always.</summary>
/// <param name="into">Table and columns, such as <c>baas_values (project, key)</c>.</param>
/// <param name="onConflict">What follows the rows.</param>
internal sealed class SqlInsert(string into, string onConflict)
{
    private readonly List<object[]> _rows = [];

    /// <summary>The values of each row, in the order of the columns: texts and 64-bit numbers.</summary>
    public IReadOnlyList<object[]> Rows => _rows;

    public void Add(params object[] values) => _rows.Add(values);

    /// <summary>One statement for some of the rows.</summary>
    public SqlText ToText(int first, int count)
    {
        var sql = new SqlText().Add($"INSERT INTO {into} VALUES ");
        for (var row = first; row < first + count; row++)
        {
            sql.Add(row == first ? "(" : ", (");
            for (var column = 0; column < _rows[row].Length; column++)
            {
                sql.Add(column == 0 ? "" : ", ").Value(_rows[row][column]);
            }

            sql.Add(")");
        }

        return sql.Add(" ").Add(onConflict);
    }
}
