using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Registry;

/// <summary>The stored environment of one execution.</summary>
/// <param name="Values">What the function sees; a secret that has hosts is a placeholder.</param>
/// <param name="Secrets">The secrets behind placeholders.</param>
internal sealed record FunctionEnvironment(IReadOnlyDictionary<string, string> Values, IReadOnlyList<EnvSecret> Secrets)
{
    public static FunctionEnvironment Empty { get; } = new(new Dictionary<string, string>(), []);
}
