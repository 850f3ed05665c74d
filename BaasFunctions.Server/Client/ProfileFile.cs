using System.Text.Json;

namespace BaasFunctions.Server.Client;

/// <summary>Profiles by name, in a file of their owner alone: it has keys.</summary>
internal static class ProfileFile
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxBytes = 1 << 20;

    /// <summary>Where it is: <c>baas/profiles.json</c> in XDG_CONFIG_HOME, or in <c>~/.config</c>.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } set
            ? set
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "baas",
        "profiles.json");

    /// <summary>All profiles, none when there is no file; the second is why they cannot be read.</summary>
    public static (SortedDictionary<string, ServerProfile> Profiles, string? Fault) Read()
    {
        try
        {
            if (!File.Exists(Path))
            {
                return ([], null);
            }

            if (new FileInfo(Path).Length > MaxBytes)
            {
                return ([], $"{Path} is no file of profiles: it has more than {MaxBytes} bytes");
            }

            return (JsonSerializer.Deserialize(File.ReadAllBytes(Path), ProfileJson.Default.SortedDictionaryStringServerProfile) ?? [], null);
        }
        catch (JsonException wrong)
        {
            return ([], $"{Path} is not valid at line {wrong.LineNumber + 1}; correct it, or remove it and set the profiles again");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ([], $"{Path} cannot be read");
        }
    }

    /// <summary>Replaces the file; returns why that is not possible.</summary>
    public static string? Write(SortedDictionary<string, ServerProfile> profiles)
    {
        var written = $"{Path}.{Environment.ProcessId}";
        try
        {
            var folder = System.IO.Path.GetDirectoryName(Path)!;
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnersFile | UnixFileMode.UserExecute);
            }

            // Nobody else can read it at any moment, and a reader finds the old file or the new one.
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnersFile;
            }

            using (var file = new FileStream(written, options))
            {
                JsonSerializer.Serialize(file, profiles, ProfileJson.Default.SortedDictionaryStringServerProfile);
                file.WriteByte((byte)'\n');
            }

            File.Move(written, Path, overwrite: true);
            return null;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return $"{Path} cannot be written";
        }
    }
}
