namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal enum ErasureFaultKind
{
    /// <summary>The text is no TypeScript.</summary>
    Syntax,

    /// <summary>It is, of a kind that means something when it runs.</summary>
    NotErasable,

    /// <summary>It is nested deeper than is read, or so that it could be read in too many ways.</summary>
    TooDeep,
}
