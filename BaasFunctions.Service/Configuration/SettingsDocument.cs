using System.Text;

namespace BaasFunctions.Service.Configuration;

/// <summary>Writes the table of settings for people: as Markdown for docs/settings.md, as text for <c>--help</c>.</summary>
public static class SettingsDocument
{
    /// <summary>The table as Markdown, lines ended by LF.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder("| Name | Default | Range | Unit | Meaning |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in SettingsTable.Rows)
        {
            var shown = row.Default.Length == 0 ? "" : $"`{row.Default}`";
            text.Append($"| `{row.Name}` | {shown} | {row.Range} | {row.Unit} | {row.Meaning} |\n");
        }

        return text.ToString();
    }

    /// <summary>The table as text for a terminal.</summary>
    public static string ToText()
    {
        var text = new StringBuilder();
        var width = SettingsTable.Rows.Max(row => row.Name.Length);
        foreach (var row in SettingsTable.Rows)
        {
            var fallback = row.Default.Length == 0 ? "" : $" [{row.Default}{(row.Unit.Length == 0 ? "" : " " + row.Unit)}]";
            text.Append($"  {row.Name.PadRight(width)}  {row.Meaning.Replace("`", "")}{fallback}\n");
        }

        return text.ToString();
    }
}
