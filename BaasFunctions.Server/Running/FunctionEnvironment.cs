using BaasFunctions.Server.Settings;

namespace BaasFunctions.Server.Running;

/// <summary>
/// The environment values of a function at the terminal: those of <c>.env</c> that are no settings, over them those of each <c>--env-file</c>,
/// over them those of <c>--env</c>. Nothing of the environment of the process itself.
/// </summary>
internal static class FunctionEnvironment
{
    /// <summary>All values; the second is what is wrong with a file.</summary>
    public static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Faults) Of(RunRequest request, IReadOnlyDictionary<string, string> dotEnv)
    {
        var values = new Dictionary<string, string>(dotEnv, StringComparer.Ordinal);
        var environment = StartSettings.ProcessEnvironment();
        var faults = new List<string>();
        foreach (var path in request.EnvFiles)
        {
            var reading = DotEnvFile.Read(path, path, environment);
            faults.AddRange(reading.Faults);
            foreach (var (name, value) in reading.Values)
            {
                values[name] = value;
            }
        }

        foreach (var (name, value) in request.Env)
        {
            values[name] = value;
        }

        return (values, faults);
    }
}
