namespace Acornima.RegularExpressions;

/// <summary>What the part of a <c>v</c> mode class read so far can be; operators do not mix in one class.</summary>
internal enum ClassSetKind : byte
{
    Empty,

    /// <summary>One operand, from which any of the others can grow.</summary>
    Single,
    Union,
    Intersection,
    Subtraction,
}
