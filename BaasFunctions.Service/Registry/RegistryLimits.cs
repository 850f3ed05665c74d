namespace BaasFunctions.Service.Registry;

/// <summary>How much one project may deploy. Nobody has a reason to change these; the bytes count towards <c>BAAS_PROJECT_BYTES</c> on SQLite.</summary>
internal static class RegistryLimits
{
    /// <summary>Functions of one project: many times what the largest known backend has.</summary>
    public const int Functions = 1_000;

    /// <summary>Versions that are kept of one function. Beyond them the oldest one goes that is neither served nor was before: enough for months of deployments.</summary>
    public const int Versions = 100;

    /// <summary>Variables of one project, those of its functions included: as many as one execution may be given.</summary>
    public const int Variables = 1_000;
}
