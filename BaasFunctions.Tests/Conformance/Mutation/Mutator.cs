namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Makes mutants out of a corpus; equal seeds make equal mutants.</summary>
internal sealed class Mutator(MutationCorpus corpus, ulong seed)
{
    private readonly MutationRandom _random = new(seed);

    public Mutant Next()
    {
        MutationSeed start = _random.Pick(corpus.Seeds);
        List<string> tokens = [.. start.Tokens];
        bool surround = _random.Chance(35);
        for (int steps = Steps(surround); steps > 0; steps--)
        {
            Change(tokens);
        }

        if (surround)
        {
            Surround(tokens);
        }

        return new Mutant(string.Concat(tokens), _random.Chance(10) ? !start.IsModule : start.IsModule);
    }

    // Mostly few: a source with many changes is rejected at the first one.
    private int Steps(bool surround) => _random.Below(10) switch
    {
        < 4 when surround => 0,
        < 7 => 1,
        < 9 => 2,
        _ => 3,
    };

    private void Change(List<string> tokens)
    {
        int kind = _random.Below(tokens.Count == 0 ? 2 : 14);
        int at = tokens.Count == 0 ? 0 : _random.Below(tokens.Count);
        switch (kind)
        {
            case 0:
                tokens.Insert(at, Foreign());
                break;
            case 1:
                Splice(tokens, at);
                break;
            case 2:
                tokens.RemoveAt(at);
                break;
            case 3:
                tokens.Insert(at, tokens[at]);
                break;
            case 4:
                Swap(tokens, at, Math.Min(at + 1, tokens.Count - 1));
                break;
            case 5:
                Swap(tokens, at, _random.Below(tokens.Count));
                break;
            case 6:
                tokens[at] = _random.Pick(MutationVocabulary.Tokens) + " ";
                break;
            case 7:
                tokens.Insert(at, _random.Pick(MutationVocabulary.Tokens) + " ");
                break;
            case 8:
                tokens[at] = Foreign();
                break;
            case 9:
                ChangeCharacter(tokens, at);
                break;
            default:
                tokens[at] = Alike(tokens[at]);
                break;
        }
    }

    // A token of the same rough class, which keeps more mutants close to the grammar.
    private string Alike(string token)
    {
        string other = token;
        for (int tries = 0; tries < 8; tries++)
        {
            other = _random.Chance(50) ? Foreign() : _random.Pick(MutationVocabulary.Tokens) + " ";
            if (ClassOf(other) == ClassOf(token))
            {
                break;
            }
        }

        return other;
    }

    private static int ClassOf(string token) => token[0] switch
    {
        '"' or '\'' or '`' or (>= '0' and <= '9') => 0,
        '\\' or '$' or '_' => 1,
        var first => char.IsLetter(first) ? 1 : 2,
    };

    private string Foreign()
    {
        IReadOnlyList<string> other = _random.Pick(corpus.Seeds).Tokens;
        return other.Count == 0 ? ";" : _random.Pick(other);
    }

    // The rest of another source, or a piece of it, in place of the rest of this one.
    private void Splice(List<string> tokens, int at)
    {
        IReadOnlyList<string> other = _random.Pick(corpus.Seeds).Tokens;
        if (other.Count == 0)
        {
            return;
        }

        int from = _random.Below(other.Count);
        if (_random.Chance(50))
        {
            tokens.RemoveRange(at, tokens.Count - at);
            tokens.AddRange(other.Skip(from));
        }
        else
        {
            tokens.InsertRange(at, other.Skip(from).Take(1 + _random.Below(8)));
        }
    }

    private void ChangeCharacter(List<string> tokens, int at)
    {
        string token = tokens[at];
        int index = _random.Below(token.Length);
        tokens[at] = _random.Chance(50)
            ? token.Remove(index, 1)
            : token.Insert(index, _random.Pick(["\\", "_", "0", "n", "\n", "'", "/", "\u2029", "{", "u", "\\u{", "$", "`", "-", "?", "\0", "\uDC00"]));
        if (tokens[at].Length == 0)
        {
            tokens.RemoveAt(at);
        }
    }

    private void Surround(List<string> tokens)
    {
        (string before, string after) = _random.Pick(MutationVocabulary.Surroundings);
        tokens.Insert(0, before);
        tokens.Add(after);
    }

    private static void Swap(List<string> tokens, int first, int second) =>
        (tokens[first], tokens[second]) = (tokens[second], tokens[first]);
}
