using System.Collections.Frozen;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>
/// The labels of encodings (Encoding Standard, 4.2) for those that the runtime has. What is missing: iso-8859-10, -14, -16, x-user-defined and the
/// labels that stand for no encoding any more.
/// </summary>
internal static class EncodingLabels
{
    public static readonly KnownEncoding Utf8 = new("utf-8", 65001);

    private static readonly (KnownEncoding Encoding, string Labels)[] s_table =
    [
        (Utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
        (new("ibm866", 866), "866 cp866 csibm866 ibm866"),
        (new("iso-8859-2", 28592), "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
        (new("iso-8859-3", 28593), "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
        (new("iso-8859-4", 28594), "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
        (new("iso-8859-5", 28595), "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
        (new("iso-8859-6", 28596), "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"),
        (new("iso-8859-7", 28597), "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"),
        (new("iso-8859-8", 28598), "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual"),
        (new("iso-8859-8-i", 38598), "csiso88598i iso-8859-8-i logical"),
        (new("iso-8859-13", 28603), "iso-8859-13 iso8859-13 iso885913"),
        (new("iso-8859-15", 28605), "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"),
        (new("koi8-r", 20866), "cskoi8r koi koi8 koi8-r koi8_r"),
        (new("koi8-u", 21866), "koi8-ru koi8-u"),
        (new("macintosh", 10000), "csmacintosh mac macintosh x-mac-roman"),
        (new("windows-874", 874), "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
        (new("windows-1250", 1250), "cp1250 windows-1250 x-cp1250"),
        (new("windows-1251", 1251), "cp1251 windows-1251 x-cp1251"),
        (new("windows-1252", 1252), "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"),
        (new("windows-1253", 1253), "cp1253 windows-1253 x-cp1253"),
        (new("windows-1254", 1254), "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254"),
        (new("windows-1255", 1255), "cp1255 windows-1255 x-cp1255"),
        (new("windows-1256", 1256), "cp1256 windows-1256 x-cp1256"),
        (new("windows-1257", 1257), "cp1257 windows-1257 x-cp1257"),
        (new("windows-1258", 1258), "cp1258 windows-1258 x-cp1258"),
        (new("x-mac-cyrillic", 10007), "x-mac-cyrillic x-mac-ukrainian"),
        (new("gbk", 54936), "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"),
        (new("gb18030", 54936), "gb18030"),
        (new("big5", 950), "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
        (new("euc-jp", 51932), "cseucpkdfmtjapanese euc-jp x-euc-jp"),
        (new("iso-2022-jp", 50220), "csiso2022jp iso-2022-jp"),
        (new("shift_jis", 932), "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
        (new("euc-kr", 949), "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"),
        (new("utf-16be", 1201), "unicodefffe utf-16be"),
        (new("utf-16le", 1200), "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"),
    ];

    private static readonly FrozenDictionary<string, KnownEncoding> s_byLabel = s_table
        .SelectMany(row => row.Labels.Split(' '), (row, label) => KeyValuePair.Create(label, row.Encoding))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every label, with the encoding it stands for.</summary>
    public static IReadOnlyDictionary<string, KnownEncoding> All => s_byLabel;

    /// <summary>The encoding of a label, whatever its case and the white space around it; null for one that is not known.</summary>
    public static KnownEncoding? Find(string label) => s_byLabel.GetValueOrDefault(label.Trim('\t', '\n', '\f', '\r', ' '));
}
