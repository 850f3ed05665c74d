namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>What becomes of values that JSON does not have. docs/context-api.md has the table.</summary>
internal enum ValueRules
{
    /// <summary>They are written in a useful form, which is noted; what JSON.stringify leaves out is left out.</summary>
    Result,

    /// <summary>They are refused. Only members that are undefined are left out: they count as not given.</summary>
    Argument,

    /// <summary>They are refused, and so is undefined: where it would mean every row, or a token without its key.</summary>
    Exact,
}
