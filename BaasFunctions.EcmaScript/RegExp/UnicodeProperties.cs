namespace Acornima.RegularExpressions;

/// <summary>What <c>\p{...}</c> may name; names and values match exactly, letter case included (22.2.1.1).</summary>
internal static class UnicodeProperties
{
    /// <summary><c>\p{name=value}</c></summary>
    internal static bool HasValue(ReadOnlySpan<char> name, ReadOnlySpan<char> value) => name switch
    {
        "General_Category" or "gc" => GeneralCategoryNames.All.Contains(value),
        "Script" or "sc" or "Script_Extensions" or "scx" => ScriptNames.All.Contains(value),
        _ => false,
    };

    /// <summary><c>\p{name}</c>: a value of General_Category or a binary property.</summary>
    internal static bool IsLoneNameOrValue(ReadOnlySpan<char> name) =>
        GeneralCategoryNames.All.Contains(name) || BinaryPropertyNames.All.Contains(name);

    /// <summary><c>\p{name}</c> of v mode, matching sequences of code points.</summary>
    internal static bool IsPropertyOfStrings(ReadOnlySpan<char> name) => name is
        "Basic_Emoji" or "Emoji_Keycap_Sequence"
        or "RGI_Emoji_Modifier_Sequence" or "RGI_Emoji_Flag_Sequence" or "RGI_Emoji_Tag_Sequence"
        or "RGI_Emoji_ZWJ_Sequence" or "RGI_Emoji";
}
