namespace BaasFunctions.Sandbox.Validation;

/// <summary>What a rule found at one place.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">The same words for every place that a rule finds.</param>
/// <param name="Place">Where; null when it is about the whole text.</param>
/// <param name="Fix">What to do instead.</param>
internal sealed record Finding(string Rule, Severity Severity, string Message, FindingPlace? Place, string? Fix)
{
    /// <summary>The file, of a function of several; null in a function of one.</summary>
    public string? File { get; init; }

    /// <summary>True for what fails before the function is called.</summary>
    public bool IsWhenLoaded { get; init; }

    /// <summary>Where in the text something secret stands, which must not be shown; null for nothing.</summary>
    public Range? Secret { get; init; }
}
