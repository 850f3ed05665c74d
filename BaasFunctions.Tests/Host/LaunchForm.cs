namespace BaasFunctions.Tests.Host;

/// <summary>How a Functions host starts an app of .NET.</summary>
internal enum LaunchForm
{
    /// <summary>As a process of its own, with the command that the app's worker.config.json names.</summary>
    Dotnet,

    /// <summary>
    /// In a process that was there before the app and is not <c>dotnet</c>: a placeholder, which gets environment and folder of the app and loads it with
    /// hostfxr. So apps run on the Flex Consumption plan.
    /// </summary>
    Placeholder,
}
