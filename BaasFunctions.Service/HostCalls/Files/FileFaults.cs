using System.Globalization;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>Why calls on files fail.</summary>
internal static class FileFaults
{
    public static HostCallError NotFound { get; } = new("FILE_NOT_FOUND", "There is no file with this id") { Status = 404 };

    public static HostCallError Unavailable { get; } = new("STORE_UNAVAILABLE", "The files cannot be reached at the moment; try again later");

    public static HostCallError Full { get; } = new("STORE_FULL", "There is no space left for the file; nothing was stored");

    public static HostCallError NoAddress { get; } = new("NOT_SUPPORTED", "Files are kept without addresses here; give the content with files.download");

    public static HostCallError TooLarge(int limit) => new("FILE_TOO_LARGE", $"A file may have {limit} bytes (BAAS_FILE_BYTES), this one has more");

    public static HostCallError TooMany(int limit) => new("TOO_MANY_FILES", $"A project may have {limit} files (BAAS_FILES); delete some");

    public static HostCallError Quota(long used, long allowed) => new(
        "STORAGE_QUOTA",
        string.Create(CultureInfo.InvariantCulture, $"The files of the project would have {used} bytes of the {allowed} allowed (BAAS_FILES_BYTES); nothing was stored, delete some first"));

    public static HostCallError Type(string type) => new("FILE_TYPE_NOT_ALLOWED", $"Files of the type {type} are not stored here (BAAS_FILE_TYPES)");
}
