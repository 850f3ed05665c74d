using System.Globalization;
using System.Text;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>Names a value inside of another as script would: <c>query.owner</c>, <c>data.tags[2]</c>. Names and length are bounded.</summary>
internal readonly record struct ValuePath(string Text)
{
    private const int MaxName = 64;
    private const int MaxLength = 256;

    public ValuePath Member(JsValue name) => Member(name is JsString { Length: > MaxName * 4 } ? "..." : name.ToString());

    public ValuePath Member(string name)
    {
        var shown = name.Length <= MaxName ? name : string.Concat(name.AsSpan(0, MaxName - 3), "...");
        return Append(IsIdentifier(shown) ? "." + shown : $"[\"{Visible(shown)}\"]");
    }

    public ValuePath Element(long index) => Append(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    public override string ToString() => Text;

    private ValuePath Append(string part) =>
        Text.Length + part.Length <= MaxLength ? new ValuePath(Text + part)
        : Text.EndsWith("...", StringComparison.Ordinal) ? this
        : new ValuePath(Text + "...");

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '$' or '.');

    private static string Visible(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            text.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        }

        return text.ToString();
    }
}
