using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Registry;

/// <summary>What the registry refuses.</summary>
internal static class RegistryFaults
{
    public const string FunctionNotFound = "FUNCTION_NOT_FOUND";
    public const string VersionNotFound = "VERSION_NOT_FOUND";
    public const string TooMany = "TOO_MANY_FUNCTIONS";

    public static HostCallError NoSuchFunction { get; } = new(FunctionNotFound, "The project has no function of that name");

    public static HostCallError NoSuchVersion { get; } = new(VersionNotFound, "The function has no such version; its list of versions says which there are");

    public static HostCallError Busy { get; } = new("STORE_BUSY", "Too many functions are being looked for at the moment; try again later");

    public static HostCallError NoPreviousVersion { get; } = new("NO_PREVIOUS_VERSION", "No other version of this function was served before; name the version");

    public static HostCallError TooManyVariables { get; } = new("TOO_MANY_VARIABLES", $"The project has {RegistryLimits.Variables} variables, which is as many as one may have; delete one");

    public static HostCallError TooManyFunctions { get; } = new(TooMany, $"The project has {RegistryLimits.Functions} functions, which is as many as one may have; delete one");
}
