namespace BaasFunctions.Sandbox.Validation;

/// <summary>What becomes of a promise.</summary>
internal enum PromiseFate
{
    /// <summary>It is awaited, returned, or handed on.</summary>
    Kept,

    /// <summary>Nobody looks at it.</summary>
    Dropped,

    /// <summary>It is used as if it were the value that it will have.</summary>
    TakenForValue,
}
