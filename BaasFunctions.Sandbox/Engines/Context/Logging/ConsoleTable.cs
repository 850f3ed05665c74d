using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>
/// What <c>console.table</c> shows: a row for each element or member, a column for each of their members, and one for rows that have none. Rows,
/// columns and cells are bounded, and a line below says what is missing.
/// </summary>
internal sealed class ConsoleTable
{
    private const int MaxRows = 200;
    private const int MaxColumns = 20;
    private const int MaxCell = 80;
    private const int MaxCellBytes = 4096;
    private const string IndexName = "(index)";
    private const string ValuesName = "Values";

    private readonly ExecutionScope _scope;
    private readonly List<string> _columns = [];
    private readonly List<(string Index, Dictionary<string, string> Cells)> _rows = [];

    private bool _hasMoreColumns;

    private ConsoleTable(ExecutionScope scope) => _scope = scope;

    /// <summary>The table; null for a value that is no table.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="data">An array, object, map or set of rows.</param>
    /// <param name="columns">The columns to show, an array of names; anything else for all.</param>
    public static string? Render(ExecutionScope scope, JsValue data, JsValue columns)
    {
        try
        {
            if (data is not ObjectInstance value || value.IsCallable())
            {
                return null;
            }

            var table = new ConsoleTable(scope);
            var rows = RowsOf(value, out var size);
            var wanted = columns is ArrayInstance names ? [.. names.Take(MaxColumns).Select(name => name.ToString())] : (string[]?)null;
            foreach (var (index, row) in rows)
            {
                table.Add(index, row, wanted);
            }

            return table.Text(size);
        }
        catch (JavaScriptException)
        {
            // A getter or a trap of the function threw: the value is shown as any other.
            return null;
        }
    }

    private static List<(string Index, JsValue Row)> RowsOf(ObjectInstance value, out long size)
    {
        List<(string, JsValue)> rows = [];
        switch (value)
        {
            case JsMap map:
                size = map.Size;
                rows.AddRange(map.Take(MaxRows).Select(entry => (NameOf(entry.Key), entry.Value)));
                break;
            case JsSet set:
                size = set.Size;
                foreach (var element in set)
                {
                    if (rows.Count == MaxRows)
                    {
                        break;
                    }

                    rows.Add((Number(rows.Count), element));
                }

                break;
            case ArrayInstance array:
                size = (long)TypeConverter.ToLength(array.Get("length", array));
                for (var i = 0u; i < Math.Min(size, MaxRows); i++)
                {
                    rows.Add((Number(i), array[i]));
                }

                break;
            default:
                var keys = Enumerable(value);
                size = keys.Count;
                rows.AddRange(keys.Take(MaxRows).Select(key => (Cut(key.ToString()), value.Get(key, value))));
                break;
        }

        return rows;
    }

    private void Add(string index, JsValue row, string[]? wanted)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        if (row is ObjectInstance value && !value.IsCallable() && value is not (JsDate or JsRegExp or Jint.Native.Error.ErrorInstance or JsMap or JsSet))
        {
            foreach (var key in Enumerable(value))
            {
                if (cells.Count == MaxColumns)
                {
                    _hasMoreColumns |= wanted is null;
                    break;
                }

                var name = Cut(key.ToString());
                if (wanted is null ? Column(name) : wanted.Contains(name) && Column(name))
                {
                    cells[name] = Cell(value.Get(key, value));
                }
            }
        }
        else
        {
            cells[ValuesName] = Cell(row);
        }

        _rows.Add((index, cells));
    }

    private bool Column(string name)
    {
        if (_columns.Contains(name))
        {
            return true;
        }

        if (_columns.Count == MaxColumns)
        {
            _hasMoreColumns = true;
            return false;
        }

        _columns.Add(name);
        return true;
    }

    private string Text(long size)
    {
        if (_rows.Any(static row => row.Cells.ContainsKey(ValuesName)) && !_columns.Contains(ValuesName))
        {
            _columns.Add(ValuesName);
        }

        string[] heads = [IndexName, .. _columns];
        var widths = heads.Select((head, i) => Math.Max(
            head.Length, _rows.Select(row => i == 0 ? row.Index.Length : row.Cells.GetValueOrDefault(head, "").Length).DefaultIfEmpty().Max())).ToArray();
        var text = new StringBuilder();
        Line(text, heads, widths);
        text.Append('\n').AppendJoin("-|-", widths.Select(static width => new string('-', width)));
        foreach (var (index, cells) in _rows)
        {
            text.Append('\n');
            Line(text, [index, .. _columns.Select(column => cells.GetValueOrDefault(column, ""))], widths);
        }

        if (size > _rows.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n... {size - _rows.Count} more rows");
        }

        if (_hasMoreColumns)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n... more columns than {MaxColumns}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string[] cells, int[] widths) =>
        text.Append(string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());

    private string Cell(JsValue value) => value switch
    {
        JsString { Length: > MaxCellBytes } => "[a long text]",
        _ => Cut(LoggedValue.Text(_scope, value, MaxCellBytes) ?? ""),
    };

    private static List<JsValue> Enumerable(ObjectInstance value) =>
        value.GetOwnPropertyKeys(Types.String).FindAll(key => value.GetOwnProperty(key).Enumerable);

    private static string NameOf(JsValue key) => key.IsObject() ? "[object]" : key is JsString { Length: > MaxCellBytes } ? "[a long text]" : Cut(key.ToString());

    /// <summary>One line, no wider than a cell.</summary>
    private static string Cut(string text) => ErrorText.Shorten(text, MaxCell).ReplaceLineEndings(" ");

    private static string Number(long index) => index.ToString(CultureInfo.InvariantCulture);
}
