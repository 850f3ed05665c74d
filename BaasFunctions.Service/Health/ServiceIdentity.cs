using System.Reflection;
using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Service.Health;

/// <summary>What runs here: names, versions, and since when.</summary>
internal sealed class ServiceIdentity(TimeProvider time)
{
    public const string ServiceName = "BaaS Functions Service";

    private readonly long _started = time.GetTimestamp();

    public TimeSpan Uptime => time.GetElapsedTime(_started);

    public string Version { get; } = VersionOf(typeof(ServiceIdentity).Assembly);

    /// <summary>Stands under the key by which clients know the version of Node.</summary>
    public string Runtime { get; } = RuntimeInformation.FrameworkDescription;

    /// <summary>Platform by the name that Node gives it.</summary>
    public string Platform { get; } =
        OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsFreeBSD() ? "freebsd" : "linux";

    /// <summary>Architecture by the name that Node gives it.</summary>
    public string Architecture { get; } = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>Versions of the parts, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Components { get; } =
    [
        new("service", VersionOf(typeof(ServiceIdentity).Assembly)),
        new("sandbox", VersionOf(typeof(ISandbox).Assembly)),
        new("parser", VersionOf(typeof(Acornima.Parser).Assembly)),
        new("engine", "Jint " + VersionOf(typeof(Jint.Engine).Assembly)),
        new("runtime", RuntimeInformation.FrameworkDescription),
        new("code", NativeBuild.IsRunning ? "native" : "just in time"),
    ];

    private static string VersionOf(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var build = version.IndexOf('+');
        return build < 0 ? version : version[..build];
    }
}
