using System.Text;

namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <summary>
/// Makes short programs of the language's grammar: statements and expressions of every kind, and calls of built-ins and of the
/// context with arguments that nobody means. The same seed makes the same program.
/// </summary>
internal sealed partial class ProgramGenerator
{
    private const int MaxStatements = 6;
    private const int MaxDepth = 4;

    private readonly SeededRandom _random;
    private readonly StringBuilder _text = new();
    private int _depth;
    private int _names;

    private ProgramGenerator(ulong seed) => _random = new SeededRandom(seed);

    public static string Make(ulong seed)
    {
        var generator = new ProgramGenerator(seed);
        var isModule = generator._random.Chance(20);
        generator.Write(isModule ? "export default async function (req, ctx) { let a = 1, b = 'x', c = [1, 2], d = { k: 1 }; " : "let a = 1, b = 'x', c = [1, 2], d = { k: 1 }; ");
        for (var left = 1 + generator._random.Below(MaxStatements); left > 0; left--)
        {
            generator.Guarded(() => generator.Statements(1));
        }

        generator.Guarded(() =>
        {
            generator.Write("return ");
            generator.Expression();
            generator.Write(";");
        });
        generator.Write(isModule ? " }" : "");
        return generator._text.ToString();
    }

    private void Write(string text) => _text.Append(text);

    private string NewName() => "v" + _names++;

    private string Name() => _names > 0 && _random.Chance(50) ? "v" + _random.Below(_names) : _random.Pick(GeneratorWords.Names);

    /// <summary>Writes a piece one level deeper, or something without depth when it is deep already.</summary>
    private void Nested(Action piece, string otherwise)
    {
        if (_depth >= MaxDepth)
        {
            Write(otherwise);
            return;
        }

        _depth++;
        piece();
        _depth--;
    }

    /// <summary>Mostly caught, because most of what is generated throws and what comes after it would never run.</summary>
    private void Guarded(Action piece)
    {
        var isGuarded = _random.Chance(90);
        Write(isGuarded ? "try { " : "");
        piece();
        Write(isGuarded ? " } catch (e) { a = e; }\n" : "\n");
    }

    private void List(int most, Action item)
    {
        for (int i = 0, count = _random.Below(most + 1); i < count; i++)
        {
            Write(i == 0 ? "" : ", ");
            item();
        }
    }
}
