using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Observability;

/// <summary>What is logged, and where to.</summary>
public sealed record LoggingOptions : IValidatableObject
{
    /// <summary>Bytes at which a log file is followed by another: what an editor still opens.</summary>
    public const long FileBytes = 100 << 20;

    [Setting("LOG_LEVEL", "minimum level that is logged", Form = "error, warn, info, http, verbose, debug, silly", IsCommon = true)]
    public ServiceLogLevel LevelSet { get; init; } = ServiceLogLevel.Info;

    [Setting("ENABLE_DEBUG_LOGS", "`true` is the same as `LOG_LEVEL=debug`")]
    public bool Debug { get; init; }

    [Setting("DEV_MODE", "`true` logs human-readable lines at level debug, whatever `NODE_ENV` and `LOG_LEVEL` say")]
    public bool DevMode { get; init; }

    /// <summary>The level in force.</summary>
    public ServiceLogLevel Level => Debug || DevMode ? ServiceLogLevel.Debug : LevelSet;

    [Setting("LOG_FILE_PATH", "file for JSON log lines, or a folder for `combined.log`, beside the console; a new one each day", Form = "a path", IsOfServer = true)]
    public string? FilePath { get; init; }

    /// <summary>The file; a path that ends with a slash, or at which there is a folder, is a folder. Null for none.</summary>
    public string? File => FilePath is { } path && (Path.EndsInDirectorySeparator(path) || Directory.Exists(path)) ? Path.Combine(path, "combined.log") : FilePath;

    [Setting("BAAS_LOG_FILES", "log files of up to 100 MB that are kept", Unit = "files", IsOfServer = true), Range(1, 1000)]
    public int Files { get; init; } = 14;

    /// <summary>Logs from the level in force on, and of the web framework only what it warns of: what it says of each connection is noise here.</summary>
    public void Apply(ILoggingBuilder logging)
    {
        var least = Level switch
        {
            ServiceLogLevel.Error => LogLevel.Error,
            ServiceLogLevel.Warn => LogLevel.Warning,
            ServiceLogLevel.Info or ServiceLogLevel.Http => LogLevel.Information,
            _ => LogLevel.Debug,
        };
        logging.SetMinimumLevel(least);
        logging.AddFilter("Microsoft", least > LogLevel.Warning ? least : LogLevel.Warning);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FilePath is not null && (FilePath.Length > 1024 || FilePath.Any(char.IsControl)))
        {
            yield return new("must be the path of a file or a folder", [nameof(FilePath)]);
        }
    }
}
