using System.Text;

namespace BaasFunctions.Service.Configuration;

/// <summary>Writes the table of settings for people: as Markdown for docs/settings.md, as text for <c>--help</c>. The common ones come first.</summary>
public static class SettingsDocument
{
    private static IEnumerable<IGrouping<string, Setting>> Groups { get; } =
        [.. SettingsTable.Rows.OrderBy(row => !row.IsCommon).GroupBy(row => row.IsCommon ? "The ten you will touch" : row.Group)];

    /// <summary>The tables as Markdown, each with its title, lines ended by LF.</summary>
    public static IEnumerable<string> ToMarkdown() => Groups.Select(group =>
        $"## {group.Key}\n| Name | Default | Range | Unit | Meaning |\n| --- | --- | --- | --- | --- |\n" + string.Concat(group.Select(row =>
            $"| `{row.Name}` | {(row.Default.Length == 0 ? "" : $"`{row.Default}`")} | {row.Form} | {row.Unit} | {row.Meaning}{(row.IsOfServer ? "; not on Azure Functions" : "")} |\n")));

    /// <summary>The tables as text for a terminal.</summary>
    public static string ToText()
    {
        var text = new StringBuilder();
        var width = SettingsTable.Rows.Max(row => row.Name.Length);
        foreach (var group in Groups)
        {
            text.Append($"\n{group.Key}:\n");
            foreach (var row in group)
            {
                var fallback = row.Default.Length == 0 ? "" : $" [{row.Default}{(row.Unit.Length == 0 ? "" : " " + row.Unit)}]";
                text.Append($"  {row.Name.PadRight(width)}  {row.Meaning.Replace("`", "")}{fallback}\n");
            }
        }

        return text.ToString();
    }
}
