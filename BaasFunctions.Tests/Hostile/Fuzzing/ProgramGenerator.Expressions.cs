namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <content>Expressions.</content>
internal sealed partial class ProgramGenerator
{
    private void Expression() => Nested(DeepExpression, "a");

    private void DeepExpression()
    {
        switch (_random.Below(22))
        {
            case 0 or 1 or 2:
                Write(_random.Pick(GeneratorWords.Literals));
                break;
            case 3 or 4:
                Write(Name());
                break;
            case 5:
                Write("(" + _random.Pick(GeneratorWords.Unary));
                Expression();
                Write(")");
                break;
            case 6 or 7:
                Write("(");
                Expression();
                Write(_random.Pick(GeneratorWords.Binary));
                Expression();
                Write(")");
                break;
            case 8:
                Write("(");
                Expression();
                Write(" ? ");
                Expression();
                Write(" : ");
                Expression();
                Write(")");
                break;
            case 9:
                Write("[");
                List(4, Element);
                Write("]");
                break;
            case 10:
                ObjectLiteral();
                break;
            case 11:
                Function();
                break;
            case 12:
                Write("new " + _random.Pick(GeneratorWords.Constructors) + "(");
                List(3, Argument);
                Write(")");
                break;
            case 13 or 14 or 15:
                Write("(");
                Expression();
                Write(")" + _random.Pick(GeneratorWords.Methods) + "(");
                List(3, Argument);
                Write(")");
                break;
            case 16 or 17 or 18:
                Write(_random.Pick(GeneratorWords.Functions) + "(");
                List(3, Argument);
                Write(")");
                break;
            case 19:
                Write("`x${");
                Expression();
                Write("}y`");
                break;
            case 20:
                Write("(" + Name() + " = ");
                Expression();
                Write(")");
                break;
            default:
                Write(_random.Pick(GeneratorWords.HostCallFactory) + "(");
                List(2, Argument);
                Write(")");
                break;
        }
    }

    private void Element()
    {
        Write(_random.Chance(10) ? "...[].concat(" : "(");
        Expression();
        Write(")");
    }

    private void Argument()
    {
        if (_random.Chance(50))
        {
            Write(_random.Pick(GeneratorWords.HostileArguments));
        }
        else
        {
            Expression();
        }
    }

    private void ObjectLiteral()
    {
        Write("({ k: ");
        Expression();
        Write(", " + _random.Pick(GeneratorWords.ObjectMembers) + " })");
    }

    private void Function()
    {
        Write(_random.Pick(GeneratorWords.FunctionHeads));
        Nested(Block, "{}");
        Write(")");
    }
}
