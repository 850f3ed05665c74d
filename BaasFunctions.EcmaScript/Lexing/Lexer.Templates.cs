using System.Buffers;

namespace Acornima.Lexing;

/// <summary>The texts of templates (ECMA-262, 12.9.6).</summary>
internal partial class Lexer
{
    private static readonly SearchValues<char> TemplateStops = SearchValues.Create("`\\$\r");

    /// <summary>
    /// Reads a template's text from an offset up to its <c>`</c> or <c>${</c>, and moves behind that.
    /// </summary>
    private protected TemplateText ReadTemplateText(int start)
    {
        var at = start;
        var isPlain = true;
        string? fault = null;
        var faultAt = -1;
        _cooked.Clear();
        LegacyOctalAt = -1;
        while (true)
        {
            var length = Input.AsSpan(at).IndexOfAny(TemplateStops);
            if (length < 0)
            {
                throw Error(start - 1, "UnterminatedTemplate", "Unterminated template");
            }

            var stop = Input[at + length];
            if (isPlain && ((stop == '`') || (stop == '$' && At(at + length + 1) == '{')))
            {
                // Everything so far is the source as it stands; nothing was copied.
                return EndTemplateText(start, at + length, stop, isPlain: true, fault, faultAt);
            }

            if (isPlain && stop == '$')
            {
                at += length + 1;
                continue;
            }

            if (isPlain)
            {
                isPlain = false;
                _cooked.Append(Input, start, at - start);
            }

            _cooked.Append(Input, at, length);
            at += length;
            switch (stop)
            {
                case '\r':
                    _cooked.Append('\n');
                    at += At(at + 1) == '\n' ? 2 : 1;
                    break;
                case '\\':
                    at = AppendTemplateEscape(at, ref fault, ref faultAt);
                    break;
                case '$' when At(at + 1) != '{':
                    _cooked.Append('$');
                    at++;
                    break;
                default:
                    return EndTemplateText(start, at, stop, isPlain: false, fault, faultAt);
            }
        }
    }

    private int AppendTemplateEscape(int at, ref string? fault, ref int faultAt)
    {
        var behind = AppendEscape(at, isTemplate: true, out var escapeFault);
        if (escapeFault is null)
        {
            return behind;
        }

        if (fault is null)
        {
            fault = escapeFault;
            faultAt = at;
        }

        // The escaped character itself may not end the text.
        return Math.Min(at + 2, Input.Length);
    }

    private TemplateText EndTemplateText(int start, int end, char stop, bool isPlain, string? fault, int faultAt)
    {
        Position = end + (stop == '`' ? 1 : 2);
        LastTokenEnd = TokenEnd;
        TokenEnd = Position;
        if (isPlain)
        {
            return new TemplateText(start, end, null, null, true, stop == '`', fault, faultAt);
        }

        var span = Input.AsSpan(start, end - start);
        var raw = span.Contains('\r')
            ? span.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : null;
        return new TemplateText(start, end, raw, fault is null ? _cooked.ToString() : null, false, stop == '`', fault, faultAt);
    }

    private protected readonly record struct TemplateText(
        int Start,
        int End,
        string? Raw,
        string? Cooked,
        bool CookedIsRaw,
        bool IsTail,
        string? Fault,
        int FaultAt);
}
