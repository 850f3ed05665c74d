namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Makes mutants out of a corpus; equal seeds make equal mutants.</summary>
internal sealed class Mutator(MutationCorpus corpus, ulong seed)
{
    private readonly MutationRandom _random = new(seed);

    public Mutant Next()
    {
        MutationSeed start = _random.Pick(corpus.Seeds);
        List<string> tokens = [.. start.Tokens];
        for (int steps = 1 + _random.Below(3); steps > 0; steps--)
        {
            Change(tokens);
        }

        if (_random.Chance(20))
        {
            Surround(tokens);
        }

        return new Mutant(string.Concat(tokens), _random.Chance(10) ? !start.IsModule : start.IsModule);
    }

    private void Change(List<string> tokens)
    {
        int kind = _random.Below(tokens.Count == 0 ? 2 : 10);
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
            default:
                ChangeCharacter(tokens, at);
                break;
        }
    }

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
