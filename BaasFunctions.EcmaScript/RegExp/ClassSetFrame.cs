namespace Acornima.RegularExpressions;

/// <summary>A class of <c>v</c> mode that is open at the current place of the pattern.</summary>
/// <param name="Start">Offset of its bracket.</param>
/// <param name="IsNegated">Whether it began with <c>[^</c>.</param>
internal record struct ClassSetFrame(int Start, bool IsNegated)
{
    internal ClassSetKind Kind { get; set; }

    /// <summary>MayContainStrings of the contents read so far (22.2.1.8).</summary>
    internal bool MayContainStrings { get; set; }

    internal void AddOperand(bool mayContainStrings)
    {
        MayContainStrings = Kind switch
        {
            ClassSetKind.Intersection => MayContainStrings && mayContainStrings,
            ClassSetKind.Subtraction => MayContainStrings,
            _ => MayContainStrings || mayContainStrings,
        };

        Kind = Kind switch
        {
            ClassSetKind.Empty => ClassSetKind.Single,
            ClassSetKind.Single => ClassSetKind.Union,
            _ => Kind,
        };
    }

    /// <summary>A range is no operand, so that a class with one can only be a union.</summary>
    internal void AddRange() => Kind = ClassSetKind.Union;

    /// <summary>Turns a single operand into the first of an operation; false when the class is something else already.</summary>
    internal bool TryOperate(ClassSetKind operation)
    {
        if (Kind == ClassSetKind.Single)
        {
            Kind = operation;
        }

        return Kind == operation;
    }
}
