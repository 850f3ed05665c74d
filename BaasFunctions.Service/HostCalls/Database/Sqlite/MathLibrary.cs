using System.Runtime.InteropServices;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// The C library's functions of mathematics. The SQLite of the package calls some of them and does not say which library has them: it counts on the program. One that is
/// only compiled ahead around the runtime, as a launcher of Azure Functions may be, need not have it.
/// </summary>
internal static partial class MathLibrary
{
    private const int NowAndForAll = 0x102;

    private static readonly Lazy<bool> s_isLoaded = new(Load);

    /// <summary>Makes them known to what is loaded afterwards. Where that fails, loading SQLite says what is missing.</summary>
    public static bool EnsureLoaded() => s_isLoaded.Value;

    private static bool Load()
    {
        try
        {
            return OperatingSystem.IsLinux() && Open("libm.so.6", NowAndForAll) != 0;
        }
        catch (Exception elsewhere) when (elsewhere is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which has them itself.
            return false;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Open(string file, int flags);
}
