namespace Acornima.Parsing;

/// <summary>Where a statement stands, which decides on the declarations that may stand there too.</summary>
internal enum StatementPlace : byte
{
    /// <summary>In a list of statements: every declaration.</summary>
    List,

    /// <summary>Branch of an if: sloppy functions (ECMA-262, B.3.3).</summary>
    IfBranch,

    /// <summary>Behind a label in a list: sloppy functions (ECMA-262, B.3.1).</summary>
    Label,

    /// <summary>The only statement of something else: no declarations.</summary>
    Single,

    /// <summary>Directly in a case of a switch: as in a list, but no <c>using</c>.</summary>
    Case,

    /// <summary>Top level of a program: as in a list; imports and exports in modules.</summary>
    Top,
}
