using BaasFunctions.Service.HostCalls.Files;

namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> FileRows()
    {
        var files = new FileLimits();
        return
        [
            SettingRow.Text("JWT_SECRET", "", "32 to 4096 characters", "secret from which the keys of `context.jwt` are derived, per project; unset: one is made and kept in DATA_DIR",
                (o, text) => text.Trim().Length is >= 32 and <= 4096
                    ? SettingOutcome.Accepted(o with { Tokens = o.Tokens with { Secret = text.Trim() } })
                    : SettingOutcome.Refused("must have 32 to 4096 characters")) with { IsSecret = true },
            SettingRow.Number("BAAS_FILE_BYTES", files.FileBytes, 1, 48 << 20, "bytes", "one file of `context.files`; BAAS_HOST_CALL_BYTES bounds it too",
                (o, v) => o with { Files = o.Files with { FileBytes = (int)v } }),
            SettingRow.Number("BAAS_FILES", files.Files, 1, 10_000_000, "files", "files of one project",
                (o, v) => o with { Files = o.Files with { Files = (int)v } }),
            SettingRow.Text("BAAS_FILE_TYPES", "", "comma-separated media types, such as `image/*`", "types of files that may be stored; unset: all",
                (o, text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } types && types.All(type => type.Contains('/', StringComparison.Ordinal))
                    ? SettingOutcome.Accepted(o with { Files = o.Files with { Types = [.. types.Select(type => type.ToLowerInvariant())] } })
                    : SettingOutcome.Refused("must be media types, such as image/* or application/pdf")),
        ];
    }
}
