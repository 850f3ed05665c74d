namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>The channels on which instances tell one another of changes.</summary>
internal static class SqlChannels
{
    /// <summary>Functions and variables that were changed.</summary>
    public const string Functions = "baas_functions";

    /// <summary>Invocations that may be taken.</summary>
    public const string Invocations = "baas_invocations";

    /// <summary>All of them: names of ours, which need no quotes.</summary>
    public static IReadOnlyList<string> All { get; } = [Functions, Invocations];
}
