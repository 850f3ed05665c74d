using Acornima.Ast;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Templates (ECMA-262, 13.2.8).</summary>
internal sealed partial class SyntaxParser
{
    private TemplateLiteral ParseTemplate(bool isTagged)
    {
        Nest();
        var start = TokenStart;
        var mark = _scratchCount;
        while (!ParseTemplateText(isTagged))
        {
            base.Next();
            Push(ParseExpression());
            if (Type != TokenType.BraceRight)
            {
                throw UnexpectedToken();
            }
        }

        _depth--;
        base.Next();
        return Finish(PopTemplate(mark), start);
    }

    /// <summary>Pushes the text behind the current <c>`</c> or <c>}</c>; true when it is the last.</summary>
    private bool ParseTemplateText(bool isTagged)
    {
        var text = ReadTemplateText(TokenEnd);
        if (text.Fault is not null && !isTagged)
        {
            Recoverable(text.FaultAt, "InvalidTemplateEscape", $"{text.Fault} (in a template)");
        }

        Push(FinishAt(new TemplateElement(text.Raw, text.Cooked, text.CookedIsRaw, text.IsTail), text.Start, text.End));
        return text.IsTail;
    }

    /// <summary>Since the mark, texts and expressions stand in turn.</summary>
    private TemplateLiteral PopTemplate(int mark)
    {
        var expressions = new Expression[(_scratchCount - mark) / 2];
        var quasis = new TemplateElement[expressions.Length + 1];
        for (var i = 0; i < quasis.Length; i++)
        {
            quasis[i] = (TemplateElement)_scratch[mark + (2 * i)]!;
            if (i < expressions.Length)
            {
                expressions[i] = (Expression)_scratch[mark + (2 * i) + 1]!;
            }
        }

        _scratchCount = mark;
        return new TemplateLiteral(new NodeList<TemplateElement>(quasis), new NodeList<Expression>(expressions.Length == 0 ? null : expressions));
    }
}
