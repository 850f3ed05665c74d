namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <content>Statements.</content>
internal sealed partial class ProgramGenerator
{
    private void Statements(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Nested(Statement, ";");
        }
    }

    private void Block()
    {
        Write("{ ");
        Statements(_random.Below(3));
        Write("} ");
    }

    private void Statement()
    {
        switch (_random.Below(18))
        {
            case 0 or 1:
                Declaration();
                break;
            case 2:
                Write("if (");
                Expression();
                Write(") ");
                Block();
                Write("else ");
                Block();
                break;
            case 3:
                Loop();
                break;
            case 4:
                Write($"for (const {NewName()} {_random.Pick(GeneratorWords.LoopWords)} ");
                Expression();
                Write(") ");
                Block();
                break;
            case 5 or 6:
                Write("try ");
                Block();
                Write(_random.Chance(80) ? "catch (e) " : "catch ");
                Block();
                Write(_random.Chance(30) ? "finally { a = 2; } " : "");
                break;
            case 7:
                Write($"function {_random.Pick(GeneratorWords.FunctionMarks)}{NewName()}(p, ...q) ");
                Block();
                break;
            case 8:
                Class();
                break;
            case 9:
                Write("switch (");
                Expression();
                Write(") { case ");
                Expression();
                Write(": a++; break; default: b += 'y'; } ");
                break;
            case 10:
                Write("throw ");
                Expression();
                Write("; ");
                break;
            case 11:
                Write("await ");
                Nested(Expression, "1");
                Write("; ");
                break;
            case 12:
                Write("const { k = 1, ...r" + _names + " } = ");
                _names++;
                Expression();
                Write("; ");
                break;
            default:
                Write(";");
                Nested(Expression, "a");
                Write("; ");
                break;
        }
    }

    private void Declaration()
    {
        Write(_random.Pick(GeneratorWords.Declarations) + " " + NewName() + " = ");
        Expression();
        Write("; ");
    }

    /// <summary>Mostly loops that end; one in a hundred does not.</summary>
    private void Loop()
    {
        var counter = NewName();
        Write(_random.Chance(1) ? "for (;;) " : $"for (let {counter} = 0; {counter} < {_random.Pick(GeneratorWords.LoopCounts)}; {counter}++) ");
        Block();
    }

    private void Class()
    {
        Write($"class C{NewName()} ");
        if (_random.Chance(30))
        {
            Write("extends " + _random.Pick(GeneratorWords.Constructors) + " ");
        }

        Write("{ #p = 1; static s = ");
        Expression();
        Write("; get g() { return this.#p; } ");
        Write("[Symbol.iterator]() { return [1][Symbol.iterator](); } } ");
    }
}
