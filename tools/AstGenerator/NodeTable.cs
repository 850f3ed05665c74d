using System.Text.RegularExpressions;

namespace BaasFunctions.AstGenerator;

/// <summary>Reads <c>nodes.table</c>.</summary>
internal static partial class NodeTable
{
    public static IReadOnlyList<NodeShape> Read(string path)
    {
        var shapes = new List<NodeShape>();
        var family = "";
        foreach (var raw in File.ReadLines(path))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                family = line.Trim('[', ']');
                continue;
            }

            shapes.Add(ReadShape(line, family, shapes));
        }

        return shapes;
    }

    private static NodeShape ReadShape(string line, string family, List<NodeShape> known)
    {
        var match = ShapePattern().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"Not a node: {line}");
        }

        var heritage = match.Groups["bases"].Value.Split(',', StringSplitOptions.TrimEntries);
        var parent = known.Find(s => s.Name == heritage[0]);
        var name = match.Groups["name"].Value;
        var members = match.Groups["members"].Value
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => ReadMember(text, parent))
            .ToList();
        return new NodeShape(
            family,
            name,
            heritage[0],
            heritage.Skip(1).ToList(),
            members,
            IsAbstract: match.Groups["abstract"].Success,
            IsManual: match.Groups["manual"].Success,
            YieldsSharedOnce: match.Groups["once"].Success,
            Type: match.Groups["type"].Success ? match.Groups["type"].Value : name,
            Visit: match.Groups["visit"].Success ? match.Groups["visit"].Value : name);
    }

    private static NodeMember ReadMember(string text, NodeShape? parent)
    {
        if (text[0] == '^')
        {
            return parent!.Members.Single(m => m.Name == text[1..]) with { IsInherited = true };
        }

        var colon = text.IndexOf(':');
        var type = text[(colon + 1)..].Trim();
        var kind = type switch
        {
            "flag" => MemberKind.Flag,
            ['=', ..] => MemberKind.Value,
            ['[', ..] => MemberKind.List,
            _ => MemberKind.Child,
        };
        return new NodeMember(text[..colon].Trim(), type.Trim('=', '[', ']'), kind, IsInherited: false);
    }

    [GeneratedRegex(@"^(?<abstract>abstract )?(?<name>\w+) : (?<bases>[\w, ]+?)(?: (?<manual>manual)| \{(?<members>[^}]*)\})(?<once> once)?(?: -- (?<type>\w+))?(?: -> (?<visit>\w+))?$")]
    private static partial Regex ShapePattern();
}
