namespace Acornima.RegularExpressions;

/// <summary>A group that is open at the current place of the pattern.</summary>
/// <param name="Start">Offset of its parenthesis.</param>
/// <param name="AlternativeStart">Offset at which the alternative being read begins.</param>
/// <param name="Kind">What the parenthesis opened.</param>
internal record struct GroupFrame(int Start, int AlternativeStart, GroupKind Kind);
