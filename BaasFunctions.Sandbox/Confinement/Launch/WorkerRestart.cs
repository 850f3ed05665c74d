using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// Re-executes this process under Landlock. Landlock restricts one thread, and the runtime already has several. So one thread
/// restricts itself and executes the program again (execve(2)): that ends all other threads, and every thread of the new program
/// inherits the restriction. The process keeps its id, its parent, its standard streams and inherited descriptors.
/// This is not done on a thread of the service, because threads that the runtime creates from it would be restricted too.
/// </summary>
internal static class WorkerRestart
{
    private const string Marker = "BAAS_FUNCTIONS_BEHIND_WALL";

    /// <summary>Whether this process has been re-executed.</summary>
    public static bool Done => Environment.GetEnvironmentVariable(Marker) is not null;

    /// <summary>The score of the service (<see cref="OutOfMemoryScore"/>); null when this process could not raise its own.</summary>
    public static int? ScoreBefore =>
        int.TryParse(Environment.GetEnvironmentVariable(Marker), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score) ? score : null;

    /// <summary>Does not return the first time, unless the system refuses. To be called first of all, on Linux only.</summary>
    public static void BehindWall(LandlockReexec landlock)
    {
        if (!OperatingSystem.IsLinux() || Done || Environment.ProcessPath is not { } program)
        {
            return;
        }

        var arguments = File.ReadAllText("/proc/self/cmdline").Split('\0')[..^1];
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Append($"{Marker}={RaiseScore()}")
            .ToArray();
        landlock.Raise();
        Execute(program, arguments, environment);
    }

    /// <summary>The score before; in words when the system refuses to raise it.</summary>
    private static string RaiseScore()
    {
        try
        {
            return OutOfMemoryScore.Raise().ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or FormatException)
        {
            return "not-raised";
        }
    }

    /// <summary>Returns only on failure; the confinement report then says that Landlock is missing.</summary>
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
