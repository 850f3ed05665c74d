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
        var quasiMark = _scratchCount;
        var texts = new List<TemplateElement>();
        var text = ParseTemplateText(isTagged, texts);
        while (!text.IsTail)
        {
            base.Next();
            Push(ParseExpression());
            if (Type != TokenType.BraceRight)
            {
                throw UnexpectedToken();
            }

            text = ParseTemplateText(isTagged, texts);
        }

        var expressions = PopList<Expression>(quasiMark);
        _depth--;
        base.Next();
        return Finish(new TemplateLiteral(new NodeList<TemplateElement>([.. texts]), expressions), start);
    }

    /// <summary>The text behind the current <c>`</c> or <c>}</c></summary>
    private TemplateText ParseTemplateText(bool isTagged, List<TemplateElement> texts)
    {
        var text = ReadTemplateText(TokenEnd);
        if (text.Fault is not null && !isTagged)
        {
            Recoverable(text.FaultAt, "InvalidTemplateEscape", $"{text.Fault} (in a template)");
        }

        texts.Add(FinishAt(new TemplateElement(text.Raw, text.Cooked, text.CookedIsRaw, text.IsTail), text.Start, text.End));
        return text;
    }
}
