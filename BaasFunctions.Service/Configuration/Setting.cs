using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Configuration;

/// <summary>One setting: a property of an options record with its attributes.</summary>
internal sealed class Setting
{
    private readonly PropertyInfo _property;
    private readonly SettingAttribute _attribute;
    private readonly RangeAttribute? _range;
    private readonly Type _type;

    public Setting(PropertyInfo property, SettingAttribute attribute, object defaults, string group)
    {
        (_property, _attribute, Group) = (property, attribute, group);
        _range = property.GetCustomAttribute<RangeAttribute>();
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Form = attribute.Form ?? (_range is not null ? string.Create(CultureInfo.InvariantCulture, $"{_range.Minimum:0} to {_range.Maximum:0}")
            : _type == typeof(bool) ? "true, false"
            : _type == typeof(Uri) ? "an http or https address"
            : string.Join(", ", Enum.GetNames(_type)));
        Default = attribute.Default ?? Written(property.GetValue(defaults));
    }

    public string Name => _attribute.Name;

    public string Meaning => _attribute.Meaning;

    public string Unit => _attribute.Unit;

    public bool IsSecret => _attribute.IsSecret;

    public bool IsCommon => _attribute.IsCommon;

    public bool IsOfServer => _attribute.IsOfServer;

    /// <summary>Title under which it is documented.</summary>
    public string Group { get; }

    /// <summary>What is accepted, for people.</summary>
    public string Form { get; }

    /// <summary>The default as it would be written; empty when there is none.</summary>
    public string Default { get; }

    /// <summary>Whether it is this property of this record.</summary>
    public bool Is(Type record, string? property = null) => _property.DeclaringType == record && (property ?? _property.Name) == _property.Name;

    /// <summary>Sets the property of a fresh record; returns what is wrong with the text.</summary>
    public string? Set(object options, string text)
    {
        var value = Read(text);
        if (value is not null)
        {
            _property.SetValue(options, value);
        }

        return value is not null ? null
            : _range is not null ? $"must be a whole number of {(Unit.Length == 0 ? "units" : Unit)} from {Form}"
            : _type == typeof(Uri) ? "must be an http or https address without user and password"
            : $"must be one of {Form}";
    }

    private object? Read(string text) => this switch
    {
        { _range: not null } => ReadNumber(text),
        _ when _type == typeof(string) => text,
        _ when _type == typeof(IReadOnlyList<string>) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ when _type == typeof(Uri) =>
            Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url : null,
        _ => Word(text) is not { } word ? null : _type == typeof(bool) ? bool.Parse(word) : Enum.Parse(_type, word, ignoreCase: true),
    };

    private object? ReadNumber(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < Convert.ToInt64(_range!.Minimum, CultureInfo.InvariantCulture) || number > Convert.ToInt64(_range.Maximum, CultureInfo.InvariantCulture))
        {
            return null;
        }

        return _type == typeof(TimeSpan) ? TimeSpan.FromMilliseconds(number)
            : _type == typeof(long) ? number << Shift
            : (object)(int)number;
    }

    /// <summary>How a value of the property is written.</summary>
    private string Written(object? value) => value switch
    {
        TimeSpan time => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
        long number => (number >> Shift).ToString(CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(',', list),
        bool or Enum => Word(value.ToString()!)!,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private string? Word(string text) => Form.Split(", ").FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));

    private int Shift => Unit == "MB" ? 20 : 0;
}
