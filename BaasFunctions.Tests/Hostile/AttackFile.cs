using System.Globalization;

namespace BaasFunctions.Tests.Hostile;

/// <summary>
/// The attacks of one threat, read from <c>attacks/TM-nn-name.js</c>. A section begins with <c>// attack: name</c>, or with
/// <c>// probe: name</c> for what runs after each attack in the same project; lines <c>// key: value</c> right below say what is
/// sent besides (<c>body</c>, <c>env</c>, <c>limits</c>; with <c>files: yes</c> the source is several, each below its <c>// file: path</c>) and what must come back (<c>expect</c>, <c>returns</c>, <c>within</c>). The
/// rest, to the next section, is source.
/// </summary>
internal sealed record AttackFile(IReadOnlyList<Attack> Attacks, Attack? Probe)
{
    private const string AttackMark = "// attack: ";
    private const string ProbeMark = "// probe: ";

    public static AttackFile Read(string threat)
    {
        var path = Directory.GetFiles(Repository.PathOf("BaasFunctions.Tests/Hostile/attacks"), threat + "-*.js").Single();
        var attacks = new List<Attack>();
        Attack? probe = null;
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length;)
        {
            var isAttack = lines[i].StartsWith(AttackMark, StringComparison.Ordinal);
            if (!isAttack && !lines[i].StartsWith(ProbeMark, StringComparison.Ordinal))
            {
                Assert.IsTrue(attacks.Count == 0 && probe is null, $"{path}:{i + 1} is outside of any section");
                i++;
                continue;
            }

            var end = i + 1;
            while (end < lines.Length && !IsMark(lines[end]))
            {
                end++;
            }

            var attack = Section(lines[i][lines[i].IndexOf(": ", StringComparison.Ordinal)..][2..], lines[(i + 1)..end]);
            i = end;
            if (isAttack)
            {
                attacks.Add(attack);
            }
            else
            {
                probe = attack;
            }
        }

        return new AttackFile(attacks, probe);
    }

    private static bool IsMark(string line) =>
        line.StartsWith(AttackMark, StringComparison.Ordinal) || line.StartsWith(ProbeMark, StringComparison.Ordinal);

    private static Attack Section(string name, string[] lines)
    {
        var first = 0;
        var attack = new Attack { Name = name, Source = "", Expected = ["COMPLETED"] };
        while (first < lines.Length && lines[first].StartsWith("// ", StringComparison.Ordinal)
            && !lines[first].StartsWith("// file: ", StringComparison.Ordinal) && lines[first].IndexOf(": ", StringComparison.Ordinal) is var colon and > 0)
        {
            attack = With(attack, lines[first][3..colon], lines[first][(colon + 2)..].Trim());
            first++;
        }

        return attack with { Source = string.Join('\n', lines[first..]) };
    }

    private static Attack With(Attack attack, string key, string value) => key switch
    {
        "expect" => attack with { Expected = value.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
        "returns" => attack with { Returns = value },
        "within" => attack with { WithinMs = Whole(value) },
        "body" => attack with { Body = value },
        "env" => attack with { Env = value },
        "files" => attack with { HasFiles = value == "yes" ? true : throw new InvalidDataException($"{attack.Name}: files are yes") },
        "limits" => value.Split(',').Aggregate(attack, WithLimit),
        _ => throw new InvalidDataException($"{attack.Name}: no attack has a {key}"),
    };

    private static Attack WithLimit(Attack attack, string limit) => limit.Split('=') switch
    {
        ["timeout", var ms] => attack with { TimeoutMs = Whole(ms) },
        ["memory", var mb] => attack with { MemoryMb = Whole(mb) },
        _ => throw new InvalidDataException($"{attack.Name}: no limit is written {limit}"),
    };

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
