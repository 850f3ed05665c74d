namespace BaasFunctions.Service.Configuration;

/// <summary>Variables of the environment that commands read which ask a server. They are no settings of a server, which leaves them alone.</summary>
public static class CommandLineVariables
{
    /// <summary>Where the server is.</summary>
    public const string Url = "BAAS_URL";

    /// <summary>The API key.</summary>
    public const string Key = "BAAS_KEY";

    /// <summary>The project.</summary>
    public const string Project = "BAAS_PROJECT";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Url, Key, Project];
}
