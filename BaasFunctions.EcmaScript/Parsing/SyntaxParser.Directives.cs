using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Directive prologues (ECMA-262, 11.2.1).</summary>
internal sealed partial class SyntaxParser
{
    private const string UseStrict = "use strict";

    /// <summary>
    /// Whether the statements from an offset begin with directives, one of them exactly <c>use strict</c>. Known before the first
    /// is parsed, because it holds for all of them and for the parameters too.
    /// </summary>
    private bool HasUseStrict(int offset)
    {
        while (true)
        {
            offset = SkipTriviaFrom(offset, out _);
            var quote = At(offset);
            if (quote is not ('"' or '\''))
            {
                return false;
            }

            var end = EndOfString(offset, quote);
            if (end < 0)
            {
                return false;
            }

            var behind = SkipTriviaFrom(end, out var hasLineEnd);
            var isDirective = At(behind) is ';' or '}' || behind >= Input.Length || (hasLineEnd && !ContinuesExpression(behind));
            if (!isDirective)
            {
                return false;
            }

            if (Input.AsSpan(offset + 1, end - offset - 2).SequenceEqual(UseStrict))
            {
                return true;
            }

            offset = At(behind) == ';' ? behind + 1 : behind;
        }
    }

    private int EndOfString(int start, char quote)
    {
        for (var at = start + 1; at < Input.Length; at++)
        {
            var c = Input[at];
            if (c == quote)
            {
                return at + 1;
            }

            if (c == '\\')
            {
                at += At(at + 1) == '\r' && At(at + 2) == '\n' ? 2 : 1;
            }
            else if (c is '\n' or '\r')
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Whether the text on the next line goes on with the expression before it.</summary>
    private bool ContinuesExpression(int offset)
    {
        var rest = Input.AsSpan(offset);
        return rest[0] switch
        {
            '(' or '`' or '.' or '[' or '*' or '/' or '%' or '<' or '>' or '=' or ',' or '?' or '^' or '&' or '|' => true,
            '+' => !rest.StartsWith("++"),
            '-' => !rest.StartsWith("--"),
            '!' => rest.StartsWith("!="),
            'i' => IsWordAt(offset, "in") || IsWordAt(offset, "instanceof"),
            _ => false,
        };
    }

    private bool IsWordAt(int offset, string word) =>
        Input.AsSpan(offset).StartsWith(word) && !CharacterClass.IsNamePart(CodePointAt(offset + word.Length)) && At(offset + word.Length) != '\\';

    /// <summary>Parses the statements of a prologue; a string that stands alone is a directive.</summary>
    private void ParseDirectives()
    {
        while (Type == TokenType.String)
        {
            var start = TokenStart;
            var expression = ParseExpression();
            Semicolon();
            var isDirective = expression is StringLiteral && expression.Start == start;
            Push(Finish<Statement>(isDirective ? new Directive(expression) : new NonSpecialExpressionStatement(expression), start));
            if (!isDirective)
            {
                return;
            }
        }
    }
}
