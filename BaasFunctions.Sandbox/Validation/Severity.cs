namespace BaasFunctions.Sandbox.Validation;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>Nothing is wrong; it could be shorter or clearer. Costs nothing, and is in the diagnostics only.</summary>
    Hint,

    /// <summary>The function works, but could be better. Costs 5 points per rule.</summary>
    Warning,

    /// <summary>The function will not do what it says. Costs 20 points per rule, 30 for a syntax error.</summary>
    Error,
}
