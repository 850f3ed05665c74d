using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>application/x-www-form-urlencoded (URL Standard, 5).</summary>
internal static class FormUrlEncoded
{
    /// <summary>Names and values in turn, each made when it is asked for.</summary>
    public static IEnumerable<string> Parse(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('&', at) is var found and >= 0 ? found : text.Length;
            if (end > at)
            {
                var split = text.IndexOf('=', at, end - at);
                yield return Decode(text[at..(split < 0 ? end : split)]);
                yield return split < 0 ? "" : Decode(text[(split + 1)..end]);
            }

            at = end + 1;
        }
    }

    /// <param name="pairs">Names and values in turn.</param>
    public static string Serialize(IEnumerable<string> pairs)
    {
        var result = new StringBuilder();
        var isName = true;
        foreach (var part in pairs)
        {
            result.Append(!isName ? "=" : result.Length > 0 ? "&" : "").Append(Encode(part));
            isName = !isName;
        }

        return result.ToString();
    }

    private static string Encode(string text)
    {
        var encoded = PercentEncoding.Encode(text, PercentEncoding.Form);
        return encoded.Contains("%20", StringComparison.Ordinal) ? encoded.Replace("%20", "+", StringComparison.Ordinal) : encoded;
    }

    private static string Decode(string text) => PercentEncoding.Decode(text.Replace('+', ' '));
}
