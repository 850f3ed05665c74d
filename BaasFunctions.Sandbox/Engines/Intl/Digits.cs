namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Digits of numbering systems.</summary>
internal static class Digits
{
    public static bool IsKnown(string system) => CldrData.General.ContainsKey($"n.{system}");

    /// <summary>A text with its ASCII digits written in another system.</summary>
    public static string Write(string text, string system)
    {
        if (system == "latn" || CldrData.General.GetValueOrDefault($"n.{system}") is not { } digits)
        {
            return text;
        }

        var width = digits.Length / 10;
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) ? digits.Substring((c - '0') * width, width) : c.ToString()));
    }
}
