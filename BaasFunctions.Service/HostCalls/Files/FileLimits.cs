using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>Limits of <c>context.files</c>.</summary>
public sealed record FileLimits : IValidatableObject
{
    [Setting("BAAS_FILE_BYTES", "one file of `context.files`", Unit = "bytes"), Range(1, 48 << 20)]
    public int FileBytes { get; init; } = 8 << 20;

    [Setting("BAAS_FILES", "files of one project", Unit = "files"), Range(1, 10_000_000)]
    public int Files { get; init; } = 10_000;

    [Setting("BAAS_FILES_BYTES", "bytes of all files of one project, where they are kept in DATA_DIR", Unit = "bytes"), Range(1d, 1L << 50)]
    public long ProjectBytes { get; init; } = 4L << 30;

    [Setting("BAAS_FILE_TYPES", "types of files that may be stored; unset: all", Form = "comma-separated media types, such as `image/*`")]
    public IReadOnlyList<string> Types { get; init => field = [.. value.Select(type => type.ToLowerInvariant())]; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Types.All(type => type.Contains('/', StringComparison.Ordinal)))
        {
            yield return new("must be media types, such as image/* or application/pdf", [nameof(Types)]);
        }
    }
}
