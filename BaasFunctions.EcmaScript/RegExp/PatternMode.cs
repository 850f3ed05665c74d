namespace Acornima.RegularExpressions;

/// <summary>The three grammars a pattern can be read by; the flags pick one.</summary>
internal enum PatternMode : byte
{
    /// <summary>Neither flag: code units, and all the leniency of Annex B.</summary>
    Legacy,

    /// <summary>Flag <c>u</c>, [+UnicodeMode]: code points, strict escapes.</summary>
    Unicode,

    /// <summary>Flag <c>v</c>, [+UnicodeMode, +UnicodeSetsMode]: as <see cref="Unicode"/>, with set notation in classes.</summary>
    UnicodeSets,
}
