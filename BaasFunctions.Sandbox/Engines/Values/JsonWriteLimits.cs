namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>Bounds of one value written as JSON.</summary>
/// <param name="MaxBytes">UTF-8 bytes of the whole text.</param>
/// <param name="MaxDepth">Nesting of objects and arrays.</param>
/// <param name="MaxProperties">Members and elements, counted over all of it.</param>
/// <param name="Subject">What is written, as messages name it.</param>
/// <param name="Rules">What becomes of values that JSON does not have.</param>
/// <param name="Root">Name of the value in paths.</param>
internal sealed record JsonWriteLimits(
    int MaxBytes,
    int MaxDepth,
    int MaxProperties,
    string Subject = "The result",
    ValueRules Rules = ValueRules.Result,
    string Root = "result")
{
    /// <summary>Of a computed <c>config</c>.</summary>
    public static readonly JsonWriteLimits Config = new(64 * 1024, 16, 1024);
}
