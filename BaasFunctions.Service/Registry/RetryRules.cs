using System.Text.Json;

namespace BaasFunctions.Service.Registry;

/// <summary>What the configuration of a function says of attempts that fail when nobody waits for it: <c>retries</c>, a number or <c>{ max, backoff_ms, max_backoff_ms }</c>.</summary>
/// <param name="Max">Further attempts after the first.</param>
/// <param name="Backoff">The longest wait before the first of them; it doubles with each.</param>
/// <param name="MaxBackoff">The longest wait at all.</param>
internal sealed record RetryRules(int Max, TimeSpan Backoff, TimeSpan MaxBackoff)
{
    private const int MostRetries = 20;
    private const int ShortestMs = 1;
    private const int LongestMs = 3_600_000;

    /// <summary>Those of a function that says nothing.</summary>
    public static RetryRules Default { get; } = new(3, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    /// <summary>Attempts in all.</summary>
    public int Attempts => Max + 1;

    /// <summary>The rules of configurations that were checked when they were deployed; what is wrong in them counts as not said.</summary>
    public static RetryRules Of(string declaredJson, string configJson) => Read(configJson, Read(declaredJson, Default, out _), out _);

    /// <summary>The first thing that is wrong with a configuration, as a sentence; null when nothing is.</summary>
    public static string? FaultOf(string configJson)
    {
        Read(configJson, Default, out var fault);
        return fault;
    }

    private static RetryRules Read(string json, RetryRules under, out string? fault)
    {
        using var document = JsonDocument.Parse(json);
        fault = null;
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("retries", out var retries) || retries.ValueKind == JsonValueKind.Null)
        {
            return under;
        }

        if (retries.ValueKind == JsonValueKind.Number)
        {
            return NumberOf(retries, 0, MostRetries) is { } count ? under with { Max = count } : Wrong(under, out fault);
        }

        if (retries.ValueKind != JsonValueKind.Object)
        {
            return Wrong(under, out fault);
        }

        var rules = under;
        foreach (var member in retries.EnumerateObject())
        {
            RetryRules? changed = member.Name switch
            {
                "max" => NumberOf(member.Value, 0, MostRetries) is { } max ? rules with { Max = max } : null,
                "backoff_ms" => NumberOf(member.Value, ShortestMs, LongestMs) is { } ms ? rules with { Backoff = TimeSpan.FromMilliseconds(ms) } : null,
                "max_backoff_ms" => NumberOf(member.Value, ShortestMs, LongestMs) is { } ms ? rules with { MaxBackoff = TimeSpan.FromMilliseconds(ms) } : null,
                _ => null,
            };
            if (changed is null)
            {
                return Wrong(under, out fault);
            }

            rules = changed;
        }

        return rules;
    }

    private static RetryRules Wrong(RetryRules under, out string fault)
    {
        fault = $"config.retries must be a whole number from 0 to {MostRetries}, or an object such as {{ max: 3, backoff_ms: 1000, max_backoff_ms: 300000 }} with times from {ShortestMs} to {LongestMs}";
        return under;
    }

    private static int? NumberOf(JsonElement value, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number : null;
}
