using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>What a worker reads while it starts: the application, the runtime, the system's libraries and figures of the machine.</summary>
internal static class RuntimeFiles
{
    private static readonly string[] s_system =
    [
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf",
        "/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone",
        "/proc", "/sys/devices/system", "/sys/fs/cgroup", "/dev/urandom", "/dev/random", "/dev/zero",
    ];

    /// <summary>
    /// Paths for a worker that is started from this application. Native code needs its own file of it, and no other. In /proc a worker can only open its own entries: a process under Landlock without
    /// capabilities cannot read the environment or memory of processes outside it (landlock.rst, "Ptrace restrictions").
    /// </summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. s_system,
        .. NativeBuild.IsRunning ? [Environment.ProcessPath!] : ManagedFolders(),
    ];

    private static IEnumerable<string> ManagedFolders()
    {
        yield return AppContext.BaseDirectory;

        // shared/Microsoft.NETCore.App/<version>/ lies three folders below the root that also holds the host; alone, it is the application.
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        if (runtime.Contains("Microsoft.NETCore.App", StringComparison.Ordinal))
        {
            yield return Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        }
    }
}
