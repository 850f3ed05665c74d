namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class TypeEraser
{
    /// <summary>A statement that begins with a word of TypeScript; null where the word is a name.</summary>
    private bool? TypeStatement()
    {
        var keyword = Current.Keyword;
        if (keyword is not (Keyword.Type or Keyword.Interface or Keyword.Namespace or Keyword.Module or Keyword.Declare or Keyword.Abstract or Keyword.Global))
        {
            return null;
        }

        var next = Peek();
        switch (keyword)
        {
            case Keyword.Global when _ambient && next.Kind == TokenKind.OpenBrace:
                return Namespace();
            case Keyword.Global:
                return null;
            case var _ when next.AfterLineEnd:
                return null;
            case Keyword.Type when next.Kind == TokenKind.Word && !next.Keyword.IsReserved():
                return TypeAlias();
            case Keyword.Interface when next.Kind == TokenKind.Word && !next.Keyword.IsReserved():
                return Interface();
            case Keyword.Namespace or Keyword.Module when next.Kind == TokenKind.Word && !next.Keyword.IsReserved():
                return Namespace();
            case Keyword.Module when next.Kind == TokenKind.String:
                return Namespace();
            case Keyword.Declare when IsDeclared(next):
                return Declare();
            case Keyword.Abstract when next.Keyword == Keyword.Class:
                Erase(Current.Start, Current.End);
                Next();
                Class();
                return true;
            default:
                return null;
        }
    }

    private static bool IsDeclared(in Token next) => next.Keyword is Keyword.Var or Keyword.Let or Keyword.Const or Keyword.Function or Keyword.Class or Keyword.Enum
        or Keyword.Import or Keyword.Abstract or Keyword.Async or Keyword.Type or Keyword.Interface or Keyword.Namespace or Keyword.Module or Keyword.Global or Keyword.Using
        or Keyword.Await;

    private bool Declare()
    {
        Next();
        var outer = _ambient;
        _ambient = true;
        _ = Statement();
        _ambient = outer;
        return false;
    }

    private bool TypeAlias()
    {
        Next();
        Next();
        TypeParameters();
        Expect(TokenKind.Equals);
        Type();
        EndStatement();
        return false;
    }

    private bool Interface()
    {
        Next();
        Next();
        TypeParameters();
        while (Accept(Keyword.Extends) || Accept(Keyword.Implements))
        {
            TypeList();
        }

        TypeMembers();
        return false;
    }

    private void TypeList()
    {
        do
        {
            Type();
        }
        while (Accept(TokenKind.Comma));
    }

    /// <summary>A namespace, a module or what is added to the global scope: only types, or refused.</summary>
    private bool Namespace()
    {
        var word = Current;
        Next();
        var name = word.Keyword == Keyword.Global ? word : Current;
        if (word.Keyword != Keyword.Global)
        {
            Next();
            while (Accept(TokenKind.Dot))
            {
                Next();
            }
        }

        if (_ambient && !Is(TokenKind.OpenBrace))
        {
            EndStatement();
            return false;
        }

        Expect(TokenKind.OpenBrace);
        if (Statements(TokenKind.CloseBrace) && !_ambient && _fault is null)
        {
            Refuse(word.Start, name.End, "a namespace that has values", $"const {TextOf(name)} = {{ ... }}, or plain functions and constants");
        }

        Expect(TokenKind.CloseBrace);
        return false;
    }

    private bool Enum()
    {
        var word = Current;
        Next();
        var name = Current;
        if (!_ambient)
        {
            Refuse(word.Start, name.End, "an enum", $"const {TextOf(name)} = {{ Red: 0, Green: 1 }} as const");
            return false;
        }

        Next();
        if (Is(TokenKind.OpenBrace))
        {
            ObjectLiteral();
        }
        else
        {
            Fail();
        }

        return false;
    }

    /// <summary>A function with its body; false for an overload, which has none.</summary>
    private bool Function()
    {
        Next();
        Accept(TokenKind.Star);
        if (Is(TokenKind.Word))
        {
            Next();
        }

        return Signature();
    }

    private bool Signature()
    {
        EraseTypeParameters();
        Parameters();
        Result();
        if (Is(TokenKind.OpenBrace))
        {
            return Block();
        }

        EndStatement();
        return false;
    }

    private void Parameters()
    {
        Expect(TokenKind.OpenParen);
        while (!Is(TokenKind.CloseParen) && !Is(TokenKind.End))
        {
            Parameter();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.CloseParen);
    }

    private void Parameter()
    {
        while (Is(TokenKind.At))
        {
            Decorator();
        }

        var (mark, start) = (_erasures.Count, Current);
        if (start.Keyword == Keyword.This)
        {
            Next();
            Annotation();
            EraseAll(mark, start.Start);
            EraseHere(TokenKind.Comma);
            return;
        }

        while (Current.Keyword is Keyword.Public or Keyword.Private or Keyword.Protected or Keyword.Readonly or Keyword.Override && BeginsTarget(Peek()))
        {
            if (!_ambient)
            {
                Refuse(
                    Current.Start, Current.End, $"the {TextOf(Current)} of a constructor's parameter",
                    "a field, and an assignment in the constructor: name; constructor(name) { this.name = name; }");
            }

            Next();
        }

        Accept(TokenKind.Ellipsis);
        Target();
        EraseOne(TokenKind.Question);
        Annotation();
        if (Accept(TokenKind.Equals))
        {
            Assignment();
        }
    }

    /// <summary>The name, or the pattern of names, that gets a value.</summary>
    private void Target()
    {
        if (Is(TokenKind.OpenBrace))
        {
            ObjectLiteral();
        }
        else if (Is(TokenKind.OpenBracket))
        {
            ArrayLiteral();
        }
        else
        {
            Expect(TokenKind.Word);
        }
    }

    private void Annotation()
    {
        if (Is(TokenKind.Colon))
        {
            var (mark, start) = (_erasures.Count, Current.Start);
            Next();
            Type();
            EraseAll(mark, start);
        }
    }

    private void Result()
    {
        if (Is(TokenKind.Colon))
        {
            var (mark, start) = (_erasures.Count, Current.Start);
            Next();
            ResultType();
            EraseAll(mark, start);
        }
    }

    private void EraseTypeParameters()
    {
        if (Is(TokenKind.Less))
        {
            var (mark, start) = (_erasures.Count, Current.Start);
            TypeParameters();
            EraseAll(mark, start);
        }
    }

    private void EraseTypeArguments()
    {
        var (mark, start) = (_erasures.Count, Current.Start);
        TypeArguments();
        EraseAll(mark, start);
    }

    private void EraseOne(TokenKind kind)
    {
        if (Is(kind))
        {
            Erase(Current.Start, Current.End);
            Next();
        }
    }

    /// <summary>Erases the next token, and leaves it to be read.</summary>
    private void EraseHere(TokenKind kind)
    {
        if (Is(kind))
        {
            Erase(Current.Start, Current.End);
        }
    }

    private string TextOf(in Token token) => Contracts.ErrorText.Shorten(_text[token.Start..token.End], 60);
}
