using System.Runtime.CompilerServices;

namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>
/// Blanks what is only type in a text of TypeScript 5.9. Recognises the grammar without building a tree, and no more strictly than it takes to know where types
/// are: the parser of JavaScript reads the result, and refuses what is wrong with it. Where the grammar needs to look ahead, a failed attempt is remembered
/// by its place, and all attempts together may read a fixed multiple of the text.
/// </summary>
internal sealed partial class TypeEraser
{
    /// <summary>Statements, values and types inside one another.</summary>
    private const int MaxDepth = 1000;

    /// <summary>How often all attempts together may read the text.</summary>
    private const int MaxReadings = 16;

    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly List<Erasure> _erasures = [];
    private readonly HashSet<long> _failedAttempts = [];
    private ErasureFault? _fault;
    private int _depth;
    private int _attempts;
    private long _fuel;
    private bool _ambient;

    private TypeEraser(string text)
    {
        _text = text;
        _lexer = new Lexer(text);
        _fuel = 1000 + ((long)MaxReadings * text.Length);
    }

    /// <summary>Erases the types of a text, in time that grows with its length.</summary>
    public static ErasedText Erase(string text)
    {
        var eraser = new TypeEraser(text);
        eraser.Next();
        _ = eraser.Statements(TokenKind.End);
        return eraser._fault is { } fault ? new ErasedText(null, fault) : new ErasedText(eraser.Blanked(), null);
    }

    private string Blanked()
    {
        if (_erasures.Count == 0)
        {
            return _text;
        }

        return string.Create(_text.Length, this, static (erased, eraser) =>
        {
            eraser._text.CopyTo(erased);
            foreach (var erasure in eraser._erasures)
            {
                foreach (ref var c in erased[erasure.Start..erasure.End])
                {
                    c = c is '\n' or '\r' or '\u2028' or '\u2029' ? c : ' ';
                }

                if (erasure.First != ' ')
                {
                    erased[erasure.Start] = erasure.First;
                }
            }
        });
    }

    private Token Current => _lexer.Current;

    private bool Is(TokenKind kind) => _lexer.Current.Kind == kind;

    private bool Is(Keyword keyword) => _lexer.Current.Keyword == keyword;

    private bool IsName => Is(TokenKind.Word) && !Current.Keyword.IsReserved();

    private void Next()
    {
        _lexer.Next();
        if (_attempts > 0)
        {
            _fuel -= Current.End - _lexer.PreviousEnd;
            if (_fuel < 0)
            {
                Abort();
            }
        }
    }

    private Token Peek()
    {
        var state = _lexer.State;
        _lexer.Next();
        var next = _lexer.Current;
        _lexer.State = state;
        return next;
    }

    /// <summary>The token behind the next one.</summary>
    private Token PeekBehind()
    {
        var state = _lexer.State;
        _lexer.Next();
        var behind = Peek();
        _lexer.State = state;
        return behind;
    }

    private bool Accept(TokenKind kind)
    {
        if (!Is(kind))
        {
            return false;
        }

        Next();
        return true;
    }

    private bool Accept(Keyword keyword)
    {
        if (!Is(keyword))
        {
            return false;
        }

        Next();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Accept(kind))
        {
            Fail();
        }
    }

    private void Expect(Keyword keyword)
    {
        if (!Accept(keyword))
        {
            Fail();
        }
    }

    /// <summary>Stops at the token that does not belong here: what reads on sees the end of the text.</summary>
    private void Fail()
    {
        _fault ??= new ErasureFault(ErasureFaultKind.Syntax, Current.Start, Current.End);
        _lexer.Stop();
    }

    private void Refuse(int start, int end, string form, string rewrite)
    {
        if (_fault is null or { Kind: ErasureFaultKind.Syntax })
        {
            _fault = new ErasureFault(ErasureFaultKind.NotErasable, start, end, form, rewrite);
        }

        _lexer.Stop();
    }

    private void Abort()
    {
        _fault = new ErasureFault(ErasureFaultKind.TooDeep, Current.Start, Current.End);
        _lexer.Stop();
    }

    private bool Enter()
    {
        if (++_depth <= MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        _depth--;
        Abort();
        return false;
    }

    private void Leave() => _depth--;

    private void Erase(int start, int end) => _erasures.Add(new Erasure(start, end));

    /// <summary>Erases a part in which there may be erasures already.</summary>
    private void EraseAll(int mark, int start, char first = ' ')
    {
        if (_fault is null)
        {
            Forget(mark);
            _erasures.Add(new Erasure(start, _lexer.PreviousEnd, first));
        }
    }

    /// <summary>Begins to read what may turn out to be something else.</summary>
    private Attempt Begin(AttemptKind kind)
    {
        _attempts++;
        return new Attempt(_lexer.State, _erasures.Count, kind);
    }

    private bool HasFailedBefore(AttemptKind kind) => _failedAttempts.Contains(KeyOf(kind, Current.Start));

    /// <summary>Ends an attempt. One that failed goes back to where it began and is not made again, unless the text is refused for good.</summary>
    private bool End(in Attempt attempt, bool succeeded)
    {
        _attempts--;
        if (succeeded && _fault is null)
        {
            return true;
        }

        if (_fault is null or { Kind: ErasureFaultKind.Syntax })
        {
            _fault = null;
            GoBack(attempt);
            _failedAttempts.Add(KeyOf(attempt.Kind, attempt.State.Current.Start));
        }

        return false;
    }

    private void GoBack(in Attempt attempt)
    {
        _lexer.State = attempt.State;
        Forget(attempt.Erasures);
    }

    private void Forget(int mark) => _erasures.RemoveRange(mark, _erasures.Count - mark);

    private static long KeyOf(AttemptKind kind, int start) => ((long)start << 3) | (long)kind;

    private readonly record struct Attempt(LexerState State, int Erasures, AttemptKind Kind);

    private enum AttemptKind
    {
        TypeArguments,
        TypesInExpression,
        FunctionType,
        InferConstraint,
        ArrowResult,
        ArrowResultInBranch,
        GenericArrow,
    }
}
