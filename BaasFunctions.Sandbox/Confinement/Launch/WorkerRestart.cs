using System.Collections;
using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// Starts this process over behind a wall. What the kernel grants by thread, a process with threads cannot take from itself, but a
/// thread can take it from itself and then execute the program again (execve(2)): all other threads are gone then, and every new one
/// inherits from that one. The process keeps its id, its parent, its standard streams and what it inherited.
/// It is not done on a thread of the service: threads that the runtime creates from there would be behind the wall too.
/// </summary>
internal static class WorkerRestart
{
    private const string Marker = "BAAS_FUNCTIONS_BEHIND_WALL";

    /// <summary>Whether this process is the one started over.</summary>
    public static bool Done => Environment.GetEnvironmentVariable(Marker) is not null;

    /// <summary>Does not return the first time, unless the system refuses. To be called first of all, on Linux only.</summary>
    public static void BehindWall(LandlockReexec wall)
    {
        if (!OperatingSystem.IsLinux() || Done || Environment.ProcessPath is not { } program)
        {
            return;
        }

        var arguments = File.ReadAllText("/proc/self/cmdline").Split('\0')[..^1];
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Append(Marker + "=1")
            .ToArray();
        wall.Raise();
        Execute(program, arguments, environment);
    }

    /// <summary>Returns only when it failed; the report then says that there is no wall.</summary>
    private static unsafe void Execute(string program, string[] arguments, string[] environment)
    {
        fixed (nint* argumentList = Native(arguments), environmentList = Native(environment))
        {
            _ = LibC.execve(program, argumentList, environmentList);
        }
    }

    /// <summary>Pointers to text, ended by none; never freed, as the process ends with the call.</summary>
    private static nint[] Native(string[] texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];
}
