namespace Acornima.RegularExpressions;

/// <summary>Values of General_Category, each with its aliases, from PropertyValueAliases.txt.</summary>
internal static class GeneralCategoryNames
{
    internal static readonly UnicodeNameSet All = new(
        """
        Other C  Control Cc cntrl  Format Cf  Unassigned Cn  Private_Use Co  Surrogate Cs  Letter L  Cased_Letter LC
        Lowercase_Letter Ll  Modifier_Letter Lm  Other_Letter Lo  Titlecase_Letter Lt  Uppercase_Letter Lu
        Mark M Combining_Mark  Spacing_Mark Mc  Enclosing_Mark Me  Nonspacing_Mark Mn  Number N  Decimal_Number Nd digit
        Letter_Number Nl  Other_Number No  Punctuation P punct  Connector_Punctuation Pc  Dash_Punctuation Pd
        Close_Punctuation Pe  Final_Punctuation Pf  Initial_Punctuation Pi  Other_Punctuation Po  Open_Punctuation Ps
        Symbol S  Currency_Symbol Sc  Modifier_Symbol Sk  Math_Symbol Sm  Other_Symbol So  Separator Z
        Line_Separator Zl  Paragraph_Separator Zp  Space_Separator Zs
        """);
}
