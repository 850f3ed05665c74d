namespace BaasFunctions.Service.Configuration;

/// <summary>
/// Names that clients of the service this one replaces are used to setting, and that have no effect here. They are named at
/// start, so that nobody relies on one in vain.
/// </summary>
internal static class InertSettings
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "REDIS_URL", "ENABLE_REALTIME", "REALTIME_PORT",
    ];

    public static IReadOnlyList<string> Warnings(IReadOnlyDictionary<string, string> environment)
    {
        var found = Names.Where(environment.ContainsKey).ToArray();
        return found.Length == 0 ? [] : [$"set, but without effect in this version: {string.Join(", ", found)}"];
    }
}
