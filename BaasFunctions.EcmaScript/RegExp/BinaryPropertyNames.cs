namespace Acornima.RegularExpressions;

/// <summary>Binary properties of code points, each with its aliases (ECMA-262, table of binary Unicode property aliases).</summary>
internal static class BinaryPropertyNames
{
    internal static readonly UnicodeNameSet All = new(
        """
        Alphabetic Alpha  Any  ASCII  ASCII_Hex_Digit AHex  Assigned  Bidi_Control Bidi_C  Bidi_Mirrored Bidi_M
        Case_Ignorable CI  Cased  Changes_When_Casefolded CWCF  Changes_When_Casemapped CWCM
        Changes_When_Lowercased CWL  Changes_When_NFKC_Casefolded CWKCF  Changes_When_Titlecased CWT
        Changes_When_Uppercased CWU  Dash  Default_Ignorable_Code_Point DI  Deprecated Dep  Diacritic Dia  Emoji
        Emoji_Component EComp  Emoji_Modifier EMod  Emoji_Modifier_Base EBase  Emoji_Presentation EPres
        Extended_Pictographic ExtPict  Extender Ext  Grapheme_Base Gr_Base  Grapheme_Extend Gr_Ext  Hex_Digit Hex
        ID_Continue IDC  ID_Start IDS  Ideographic Ideo  IDS_Binary_Operator IDSB  IDS_Trinary_Operator IDST
        Join_Control Join_C  Logical_Order_Exception LOE  Lowercase Lower  Math  Noncharacter_Code_Point NChar
        Pattern_Syntax Pat_Syn  Pattern_White_Space Pat_WS  Quotation_Mark QMark  Radical  Regional_Indicator RI
        Sentence_Terminal STerm  Soft_Dotted SD  Terminal_Punctuation Term  Unified_Ideograph UIdeo  Uppercase Upper
        Variation_Selector VS  White_Space WSpace space  XID_Continue XIDC  XID_Start XIDS
        """);
}
