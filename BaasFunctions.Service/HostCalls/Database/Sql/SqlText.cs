using System.Globalization;
using System.Text;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A statement in the making. Values are parameters, always; only what the service itself wrote, and checked names, are text.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _values = [];

    /// <summary>The values of the parameters <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public IReadOnlyList<object> Values => _values;

    public SqlText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a value as a parameter.</summary>
    public SqlText Value(object value) => Add(Parameter(value));

    /// <summary>The name of a new parameter.</summary>
    public string Parameter(object value)
    {
        _values.Add(value);
        return NameOf(_values.Count - 1);
    }

    /// <summary>The name of a parameter.</summary>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    public override string ToString() => _text.ToString();
}
