using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary>
/// Keys of projects, each derived from one secret with the project as context (HKDF, RFC 5869): who knows the key of one project knows
/// nothing of another's. Without a secret in the settings one is made and kept in the data directory, for its owner's eyes only.
/// </summary>
internal sealed class ProjectKeys(TokenOptions options, DataOptions data)
{
    private const int KeyBytes = 32;
    private const string FileName = "token-secret";

    private readonly Lock _gate = new();
    private byte[]? _secret;

    /// <summary>A key of 256 bits for one purpose of one project.</summary>
    public byte[] Of(string project, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Secret(), KeyBytes, salt: null, info: Encoding.UTF8.GetBytes($"baas-functions\n{purpose}\n{project}"));

    private byte[] Secret()
    {
        lock (_gate)
        {
            return _secret ??= options.Secret is { } set ? Encoding.UTF8.GetBytes(set) : ReadOrMake();
        }
    }

    private byte[] ReadOrMake()
    {
        var folder = Path.GetFullPath(data.Directory);
        var file = Path.Combine(folder, FileName);
        PrivateFile.CreateFolder(folder);
        if (!File.Exists(file))
        {
            // Made whole before it has its name; the first of several processes wins.
            var made = Path.Combine(folder, $"{FileName}.{Environment.ProcessId}.new");
            var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(made, mode))
            {
                stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes))));
                stream.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(made, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(made);
            }
        }

        return File.ReadAllBytes(file);
    }
}
