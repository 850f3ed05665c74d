namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Names of languages, regions, scripts and currencies in a locale.</summary>
internal static class DisplayName
{
    /// <summary>The name; null when the locale has none.</summary>
    /// <param name="data">The locale.</param>
    /// <param name="type">What the code is of, as ECMA-402 has it.</param>
    /// <param name="style">The width of currencies.</param>
    /// <param name="isDialect">Whether a language and its region may have a name of their own.</param>
    /// <param name="code">The code.</param>
    public static string? Of(LocaleData data, string type, string style, bool isDialect, string code)
    {
        if (code.Length > 35)
        {
            return null;
        }

        return type switch
        {
            "region" => data.Find('t', $"r.{code.ToUpperInvariant()}"),
            "script" => code.Length == 4 ? data.Find('t', $"s.{char.ToUpperInvariant(code[0])}{code[1..].ToLowerInvariant()}") : null,
            "currency" => Currency(data, style, code.ToUpperInvariant()),
            "language" => Language(data, isDialect, code),
            _ => null,
        };
    }

    private static string? Currency(LocaleData data, string style, string code) =>
        data.Find('c', code)?.Split('|') is not { } entry
            ? null
            : style switch
            {
                "short" => entry[0],
                "narrow" => entry[1].Length > 0 ? entry[1] : entry[0],
                _ => entry.Length > 2 ? entry[2] : null,
            };

    private static string? Language(LocaleData data, bool isDialect, string code)
    {
        var parts = code.Split('-');
        parts[0] = parts[0].ToLowerInvariant();
        for (var at = 1; at < parts.Length; at++)
        {
            parts[at] = parts[at].Length == 4 ? $"{char.ToUpperInvariant(parts[at][0])}{parts[at][1..].ToLowerInvariant()}" : parts[at].ToUpperInvariant();
        }

        for (var count = isDialect ? parts.Length : 1; count > 0; count--)
        {
            if (data.Find('t', $"l.{string.Join('-', parts.Take(count))}") is not { } name)
            {
                continue;
            }

            var rest = parts.Skip(count).Select(part => part.Length == 4 ? data.Find('t', $"s.{part}") : data.Find('t', $"r.{part}")).ToList();
            if (rest.Count == 0)
            {
                return name;
            }

            var join = data.Find('t', "p.join") ?? "{0}, {1}";
            return rest.Contains(null)
                ? null
                : (data.Find('t', "p.one") ?? "{0} ({1})")
                    .Replace("{1}", rest.Aggregate((left, right) => DateTimePatternGenerator.Fill(join, left!, right!, "")), StringComparison.Ordinal)
                    .Replace("{0}", name, StringComparison.Ordinal);
        }

        return null;
    }
}
