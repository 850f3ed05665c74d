using System.Text;

namespace BaasFunctions.Server.Settings;

/// <summary>Reads <c>.env</c> files: UTF-8 text of at most 1 MB, see <see cref="DotEnvParser"/>.</summary>
internal static class DotEnvFile
{
    private const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file that must be there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How faults call it.</param>
    /// <param name="environment">What <c>${NAME}</c> stands for, before what the file itself says.</param>
    public static DotEnvReading Read(string path, string shown, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxBytes)
            {
                return Refused($"{shown} has {file.Length} bytes, {MaxBytes} are allowed");
            }

            var bytes = new byte[MaxBytes + 1];
            var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read > MaxBytes
                ? Refused($"{shown} has more than {MaxBytes} bytes, which is what is allowed")
                : new DotEnvParser(s_strict.GetString(bytes, 0, read), shown, environment).Read();
        }
        catch (DecoderFallbackException)
        {
            return Refused($"{shown} is not UTF-8 text; save it as UTF-8");
        }
        catch (FileNotFoundException)
        {
            return Refused($"{shown} is not there");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused($"{shown} cannot be read");
        }
    }

    private static DotEnvReading Refused(string fault) => new(new Dictionary<string, string>(), [fault]);
}
