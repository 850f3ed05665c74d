namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Puts regular expressions together from the pieces of their grammar, mostly in wrong orders.</summary>
internal sealed class RegExpComposer(ulong seed)
{
    private static readonly string[] s_flags = ["", "", "i", "u", "u", "v", "v", "g", "us", "gg", "uv", "dy", "iv", "x"];

    private static readonly string[] s_openings = ["(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<a>", "(?<b>", "(?i:", "(?-s:", "(?i-m:", "(?<\\u{61}>"];

    private static readonly string[] s_quantifiers = ["*", "+", "?", "{1}", "{1,}", "{1,2}", "{2,1}", "*?", "{,1}", "{1"];

    private static readonly string[] s_atoms =
    [
        "a", "b", "-", "=", "!", "&", "~", ",", ".", "^", "$", "|", "{", "}", "]", ")", "(?", "(?<", "1", "\u00E9", "\uD83D\uDE00", "\uD83D",
        @"\d", @"\W", @"\s", @"\b", @"\B", @"\k<a>", @"\k<b>", @"\k", @"\1", @"\2", @"\0", @"\01", @"\8", @"\c", @"\cA", @"\c1", @"\x41", @"\x4",
        @"\u0041", @"\u004", @"\u{41}", @"\u{110000}", @"\uD83D\uDE00", @"\uD83D", @"\p{L}", @"\P{Lu}", @"\p{Script=Greek}", @"\p{sc=Latn}",
        @"\p{RGI_Emoji}", @"\P{RGI_Emoji}", @"\p{X}", @"\p", @"\q{ab|c}", @"\-", @"\/", @"\^", @"\&", @"\e", @"\_", @"\$", @"\n", @"\{",
    ];

    private static readonly string[] s_members =
    [
        "a", "z", "-", "--", "&&", "&", "^", ".", "(", ")", "{", "}", "|", "/", "&&&", "!!", "a-z", "z-a", @"\d-z", "[a]", "[^a]", "[a-c]", "\uD83D\uDE00",
        @"\d", @"\w", @"\b", @"\B", @"\-", @"\c", @"\cA", @"\x41", @"\u0041", @"\u{41}", @"\1", @"\0", @"\k", @"\p{L}", @"\p{RGI_Emoji}", @"\q{ab|c}", @"\q{a}", @"\]",
    ];

    private readonly MutationRandom _random = new(seed);

    public Mutant Next() => new($"/{Disjunction(0)}/{_random.Pick(s_flags)}", IsModule: false);

    private string Disjunction(int depth)
    {
        string text = "";
        for (int terms = 1 + _random.Below(4); terms > 0; terms--)
        {
            text += Term(depth);
            if (_random.Chance(30))
            {
                text += _random.Pick(s_quantifiers);
            }
        }

        return text;
    }

    private string Term(int depth) => _random.Below(10) switch
    {
        < 2 when depth < 4 => _random.Pick(s_openings) + Disjunction(depth + 1) + (_random.Chance(95) ? ")" : ""),
        < 4 => Class(),
        < 5 => "|",
        _ => _random.Pick(s_atoms),
    };

    private string Class()
    {
        string text = _random.Chance(20) ? "[^" : "[";
        for (int members = _random.Below(4); members > 0; members--)
        {
            text += _random.Pick(s_members);
        }

        return text + (_random.Chance(95) ? "]" : "");
    }
}
