namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>The groups of endpoints, by which tools order them.</summary>
internal static class ApiTags
{
    public const string Functions = "functions";
    public const string Health = "health";
    public const string About = "about";
    public const string Keys = "keys";

    /// <summary>All of them with what they are, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        (Functions, "Run functions, test them and have them judged."),
        (Health, "How the service is, for people and orchestrators."),
        (About, "What runs here, and this document."),
        (Keys, "Administration of API keys."),
    ];
}
