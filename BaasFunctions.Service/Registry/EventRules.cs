using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Registry;

/// <summary>What the configuration of a function says of events: <c>on</c>, one as <c>orders.created</c> or several.</summary>
internal static class EventRules
{
    /// <summary>Events of one function.</summary>
    private const int Most = 20;

    private const int MaxShown = 100;

    /// <summary>The events of configurations that were checked when they were deployed; <c>on</c> of the second wins.</summary>
    public static IReadOnlyList<EventRule> Of(string declaredJson, string configJson) =>
        Read(ConfigObjects.Merge(declaredJson, configJson), out var fault) is var rules && fault is null ? rules : [];

    /// <summary>The first thing that is wrong with a configuration, as a sentence; null when nothing is.</summary>
    public static string? FaultOf(string configJson)
    {
        Read(configJson, out var fault);
        return fault;
    }

    private static List<EventRule> Read(string json, out string? fault)
    {
        using var document = JsonDocument.Parse(json);
        fault = null;
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("on", out var on) || on.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (ConfigObjects.TextsOf(on, Most) is not { Count: > 0 } texts)
        {
            fault = $"config.on must be an event such as \"orders.created\", or an array of up to {Most} of them";
            return [];
        }

        var rules = new List<EventRule>();
        foreach (var text in texts.Distinct())
        {
            if (EventRule.Parse(text) is not { } rule)
            {
                fault = $"config.on \"{ErrorText.Shorten(text, MaxShown)}\" is no event: it is the name of an entity, a dot, and {EventRule.Kinds}, such as \"orders.created\"";
                return [];
            }

            rules.Add(rule);
        }

        return rules;
    }
}
