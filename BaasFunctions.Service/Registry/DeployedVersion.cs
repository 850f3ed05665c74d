namespace BaasFunctions.Service.Registry;

/// <summary>What a deployment led to.</summary>
/// <param name="Function">The function as it is now.</param>
/// <param name="Version">The version that was deployed.</param>
/// <param name="IsNew">False when the newest version did the same already.</param>
internal sealed record DeployedVersion(StoredFunction Function, FunctionVersion Version, bool IsNew);
