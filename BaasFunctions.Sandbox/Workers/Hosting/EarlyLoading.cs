using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Intl;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Reads what the runtime would read when first used: assemblies, time zones, cultures, the cryptographic library. After it no file needs
/// to be opened. What still is (memory figures, names of threads, symbols for stack traces) is done without when refused.
/// </summary>
internal static class EarlyLoading
{
    public static void Run()
    {
        if (!NativeBuild.IsRunning)
        {
            LoadReferences();
        }

        TimeZoneLoading.Run();

        // The first socket object of a process opens one of each kind to see which there are, even for one that was handed over.
        _ = Socket.OSSupportsIPv4;
        _ = Socket.OSSupportsIPv6;
        _ = Socket.OSSupportsUnixDomainSockets;
        foreach (var encoding in EncodingLabels.All.Values.Distinct())
        {
            _ = encoding.NewDecoder(isFatal: false);
        }

        // Locale data is compressed: the library that unpacks it is opened with the first section.
        _ = CldrData.General;
        _ = CultureInfo.InvariantCulture.CompareInfo.Compare("a", "b");
        _ = string.Compare("a", "B", StringComparison.CurrentCulture);
        try
        {
            _ = SHA256.HashData([]);
            _ = RandomNumberGenerator.GetInt32(2);
            Ciphers();
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or CryptographicException)
        {
            // A machine without that library: what needs it fails, then as now.
        }
    }

    /// <summary>What functions reach by crypto.subtle.</summary>
    private static void Ciphers()
    {
        foreach (var hash in (HashAlgorithmName[])[HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512])
        {
            _ = CryptographicOperations.HashData(hash, []);
            _ = CryptographicOperations.HmacData(hash, [1], []);
        }

        using var gcm = new AesGcm(new byte[16], 16);
        gcm.Encrypt(new byte[12], Array.Empty<byte>(), Array.Empty<byte>(), new byte[16]);
        using var cbc = Aes.Create();
        _ = cbc.EncryptCbc(Array.Empty<byte>(), new byte[16]);
    }

    /// <summary>Loads every assembly that can be reached by reference from this one. A native program has all of them in its file.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Not called in a native program; nothing else is trimmed.")]
    private static void LoadReferences()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Assembly>();
        waiting.Enqueue(typeof(EarlyLoading).Assembly);
        while (waiting.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => seen.Add(name.FullName)))
            {
                try
                {
                    waiting.Enqueue(Assembly.Load(name));
                }
                catch (IOException)
                {
                    // A reference that is not shipped is one that nothing reaches.
                }
            }
        }
    }
}
