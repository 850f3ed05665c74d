namespace BaasFunctions.Server.Settings;

/// <summary>Reads a <c>.env</c> file: lines of NAME=value, empty lines, comments, values in quotes. The environment wins over it.</summary>
internal static class DotEnvFile
{
    private const int MostBytes = 1 << 20;

    /// <summary>Adds what the environment lacks; answers what is wrong with the file. A file that is not there is fine.</summary>
    public static IReadOnlyList<string> AddTo(IDictionary<string, string> environment, string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return [];
        }

        if (file.Length > MostBytes)
        {
            return [$".env has {file.Length} bytes, {MostBytes} are allowed"];
        }

        var faults = new List<string>();
        var number = 0;
        foreach (var raw in File.ReadLines(path))
        {
            number++;
            var line = raw.Trim();
            line = line.StartsWith("export ", StringComparison.Ordinal) ? line[7..].TrimStart() : line;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var equals = line.IndexOf('=');
            if (equals <= 0)
            {
                faults.Add($".env line {number} is not NAME=value");
                continue;
            }

            environment.TryAdd(line[..equals].Trim(), ValueOf(line[(equals + 1)..].Trim()));
        }

        return faults;
    }

    private static string ValueOf(string text)
    {
        if (text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0])
        {
            return text[1..^1];
        }

        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }
}
