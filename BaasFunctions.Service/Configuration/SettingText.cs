using System.Net;
using BaasFunctions.Service.Auth.Projects;
using BaasFunctions.Service.HostCalls.Database;

namespace BaasFunctions.Service.Configuration;

/// <summary>Checks of the settings that are texts, not numbers.</summary>
internal static class SettingText
{
    private const int LeastKeyLength = 16;
    private const int MostKeyLength = 256;

    public static SettingOutcome BindAddress(ServiceOptions options, string text) =>
        IPAddress.TryParse(text.Trim(), out _)
            ? SettingOutcome.Accepted(options with { BindAddress = text.Trim() })
            : SettingOutcome.Refused("must be an IP address such as 127.0.0.1, 0.0.0.0 or ::");

    public static SettingOutcome EnvironmentName(ServiceOptions options, string text) =>
        text.Trim() is { Length: > 0 and <= 64 } name
            ? SettingOutcome.Accepted(options with { EnvironmentName = name })
            : SettingOutcome.Refused("must have 1 to 64 characters");

    public static SettingOutcome DataDirectory(ServiceOptions options, string text) =>
        IsPath(text) && !File.Exists(text.Trim())
            ? SettingOutcome.Accepted(options with { DataDirectory = text.Trim() })
            : SettingOutcome.Refused("must be the path of a directory, also one that is not there yet");

    /// <summary>A path that ends with a slash, or at which there is a folder, is a folder.</summary>
    public static SettingOutcome LogFile(ServiceOptions options, string text)
    {
        var path = text.Trim();
        return !IsPath(path) ? SettingOutcome.Refused("must be the path of a file or a folder")
            : SettingOutcome.Accepted(options with
            {
                LogFile = Path.EndsInDirectorySeparator(path) || Directory.Exists(path) ? Path.Combine(path, "combined.log") : path,
            });
    }

    /// <summary>The names of the levels are those of the service that this one replaces; the finer ones fall together.</summary>
    public static ServiceLogLevel LogLevel(string word) => word switch
    {
        "error" => ServiceLogLevel.Error,
        "warn" => ServiceLogLevel.Warn,
        "info" or "http" => ServiceLogLevel.Info,
        _ => ServiceLogLevel.Debug,
    };

    public static SettingOutcome ApiKeys(ServiceOptions options, string text)
    {
        var keys = Split(text);
        foreach (var key in keys)
        {
            if (key.Length is < LeastKeyLength or > MostKeyLength || key.Any(c => c is <= ' ' or > '~'))
            {
                // Never the key itself: what is wrong with a secret is said without showing it.
                return SettingOutcome.Refused(
                    $"each key must have {LeastKeyLength} to {MostKeyLength} visible ASCII characters; `openssl rand -hex 24` makes one");
            }
        }

        return SettingOutcome.Accepted(options with { ApiKeys = keys });
    }

    public static SettingOutcome ProjectsFile(ServiceOptions options, string text) =>
        ProjectPolicies.Read(text.Trim(), out var policies) is { } wrong
            ? SettingOutcome.Refused($"cannot be used: {wrong}")
            : SettingOutcome.Accepted(options with { Projects = policies });

    public static SettingOutcome ApiKeyHeader(ServiceOptions options, string text) =>
        text.Trim() is { Length: > 0 and <= 64 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? SettingOutcome.Accepted(options with { ApiKeyHeader = name })
            : SettingOutcome.Refused("must be a header name: letters, digits, - and _");

    public static SettingOutcome AllowedOrigins(ServiceOptions options, string text)
    {
        var origins = Split(text).Select(origin => origin.TrimEnd('/')).ToArray();
        var wrong = origins.FirstOrDefault(origin =>
            !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/");
        return wrong is null
            ? SettingOutcome.Accepted(options with { AllowedOrigins = origins })
            : SettingOutcome.Refused(
                $"\"{wrong}\" is not an origin; write it as https://app.example, without a path; every origin (*) cannot be allowed");
    }

    public static SettingOutcome DatabaseUrl(ServiceOptions options, string text) => IsDatabase(text)
        ? SettingOutcome.Accepted(options with { Data = options.Data with { DatabaseUrl = text.Trim() } })
        : SettingOutcome.Refused(DatabaseForm);

    public static SettingOutcome RawUrl(ServiceOptions options, string text) => IsDatabase(text)
        ? SettingOutcome.Accepted(options with { Data = options.Data with { RawUrl = text.Trim() } })
        : SettingOutcome.Refused(DatabaseForm);

    public static SettingOutcome DrupalUrl(ServiceOptions options, string text) =>
        Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? SettingOutcome.Accepted(options with { Data = options.Data with { DrupalUrl = url } })
            : SettingOutcome.Refused("must be an http or https address without a user");

    public static SettingOutcome DrupalKey(ServiceOptions options, string text) =>
        text.Trim() is { Length: > 0 and <= 512 } key && !key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? SettingOutcome.Accepted(options with { Data = options.Data with { DrupalKey = key } })
            : SettingOutcome.Refused("must be 1 to 512 visible characters");

    public static SettingOutcome EntitiesFile(ServiceOptions options, string text) =>
        EntityDeclarationsReader.Read(text.Trim(), out var declarations) is { } wrong
            ? SettingOutcome.Refused($"cannot be used: {wrong}")
            : SettingOutcome.Accepted(options with { Data = options.Data with { Declarations = declarations } });

    private const string DatabaseForm = "must be of the form postgres://user:password@host:port/database";

    private static bool IsDatabase(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "postgres" or "postgresql"
        && url.Host.Length > 0 && url.UserInfo.Length > 0 && url.AbsolutePath.Length > 1;

    private static bool IsPath(string text) => text.Trim().Length is > 0 and <= 1024 && !text.Any(char.IsControl);

    private static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
