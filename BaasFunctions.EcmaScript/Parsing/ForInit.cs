namespace Acornima.Parsing;

/// <summary>Whether an expression stands in the head of a for loop, where <c>in</c> ends it.</summary>
internal enum ForInit : byte
{
    None,
    For,
    ForAwait,
}
