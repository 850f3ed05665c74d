using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Config;

/// <summary>Refuses an execution whose environment lacks a value that the function, or the caller, declares as required.</summary>
internal static class RequiredEnv
{
    public static void Check(IReadOnlyDictionary<string, string> env, FunctionConfig caller, FunctionConfig function)
    {
        if (caller.EnvRequired.Count == 0 && function.EnvRequired.Count == 0)
        {
            return;
        }

        var missing = caller.EnvRequired.Concat(function.EnvRequired)
            .Distinct(StringComparer.Ordinal)
            .Where(name => !env.TryGetValue(name, out _))
            .ToList();
        if (missing.Count > 0)
        {
            throw ExecutionEndedException.Rejected(
                ErrorCodes.MissingEnv,
                "Missing required environment values: " + ErrorText.Shorten(string.Join(", ", missing), 1024));
        }
    }
}
