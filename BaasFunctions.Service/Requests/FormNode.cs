using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Service.Requests;

/// <summary>A value of a form while it is put together: texts under this name, or members under further names.</summary>
internal sealed class FormNode
{
    // Beyond this an index makes an object, so that a[999999999] cannot ask for a huge array.
    private const int MaxIndex = 20;

    private readonly List<string> _texts = [];
    private readonly Dictionary<string, FormNode> _members = new(StringComparer.Ordinal);

    public FormNode Member(string name)
    {
        if (!_members.TryGetValue(name, out var member))
        {
            _members.Add(name, member = new FormNode());
        }

        return member;
    }

    public void Add(string text) => _texts.Add(text);

    /// <summary>One text is a string, several are an array; members are an object, or an array when all are indexes.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (_members.Count == 0)
        {
            WriteTexts(json);
        }
        else if (_members.Keys.All(name => name.Length == 0 || IndexOf(name) <= MaxIndex))
        {
            WriteArray(json);
        }
        else
        {
            WriteObject(json);
        }
    }

    public void WriteObject(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, member) in _members)
        {
            json.WritePropertyName(name);
            member.Write(json);
        }

        json.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var (name, member) in _members.OrderBy(pair => pair.Key.Length == 0 ? int.MaxValue : IndexOf(pair.Key)))
        {
            if (name.Length == 0 && member._members.Count == 0)
            {
                member._texts.ForEach(json.WriteStringValue);
            }
            else
            {
                member.Write(json);
            }
        }

        json.WriteEndArray();
    }

    private void WriteTexts(Utf8JsonWriter json)
    {
        if (_texts.Count == 1)
        {
            json.WriteStringValue(_texts[0]);
            return;
        }

        json.WriteStartArray();
        _texts.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private static int IndexOf(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue;
}
