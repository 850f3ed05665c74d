using System.Data.Common;
using System.Globalization;
using System.Text;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A statement in the making. Values are parameters, always; only what the service itself wrote, and checked names, are text.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _values = [];

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
        return string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count - 1}");
    }

    public DbCommand ToCommand(SqlSession session)
    {
        var command = session.CreateCommand();
        command.CommandText = _text.ToString();
        for (var i = 0; i < _values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = _values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
