using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Quotas;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Files;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.HostCalls.Jwt;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Configuration;

namespace BaasFunctions.Service.Configuration;

/// <summary>
/// Binds the options to the configuration: checks every setting, and reports every fault at once. The library's own binder stops at the first value
/// that it cannot read and repeats it, which may be a secret.
/// </summary>
public sealed partial class SettingsReader
{
    private const string OwnPrefix = "BAAS_";

    /// <summary>How Azure marks a value that it reads elsewhere. What it cannot read it leaves as it is, and that is known to everybody.</summary>
    private const string Reference = "@Microsoft.";

    /// <summary>
    /// How long an execution may take on Azure Functions at most, where its front end ends a request after 230 s and the proxy of its host after 240 s: whoever waits longer is never
    /// answered.
    /// </summary>
    internal static readonly TimeSpan LongestOnAzureFunctions = TimeSpan.FromSeconds(225);

    private readonly IConfiguration _configuration;
    private readonly bool _isOnAzureFunctions;
    private readonly List<string> _faults = [];

    private SettingsReader(IConfiguration configuration, bool isOnAzureFunctions) => (_configuration, _isOnAzureFunctions) = (configuration, isOnAzureFunctions);

    /// <summary>Reads all settings. A value that is empty counts as not set.</summary>
    /// <param name="configuration">Where the settings are keys without a section, such as the environment.</param>
    /// <param name="isOnAzureFunctions">Whether Azure Functions runs the service: settings that only the server has a use for are faults then.</param>
    public static SettingsReading Read(IConfiguration configuration, bool isOnAzureFunctions = false) => new SettingsReader(configuration, isOnAzureFunctions).Read();

    /// <summary>Whether a name configures the service, so that it is no value of a function's.</summary>
    /// <param name="name">Name of an environment variable.</param>
    public static bool IsSetting(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase)
            || SettingsTable.Rows.Any(row => row.Name == name)
            || FormerSettings.WithoutEffect.Contains(name);
    }

    /// <summary>The setting that somebody probably meant; null for none.</summary>
    /// <param name="name">What was written, in any case.</param>
    public static string? Nearest(string name) => NameSuggestion.Nearest(name, SettingsTable.Rows.Select(row => row.Name));

    private SettingsReading Read()
    {
        var server = Part<ServerOptions>();
        var options = new ServiceOptions
        {
            Server = server,
            Access = Part<AccessOptions>() with { DefaultRateLimit = server.IsProduction ? 100 : 1000 },
            Quotas = Part<QuotaOptions>(),
            Execution = Part<ExecutionOptions>(),
            Limits = Fit(Part<ExecutionLimits>()),
            Records = Part<ExecutionRecordOptions>(),
            Workers = Part<WorkerOptions>(),
            Data = Part<DataOptions>(),
            Entities = Part<EntityLimits>(),
            Files = Part<FileLimits>(),
            Tokens = Part<TokenOptions>(),
            Egress = Part<EgressOptions>(),
            Logging = Part<LoggingOptions>(),
            Telemetry = Part<TelemetryOptions>(),
        };
        var names = _configuration.GetChildren().Select(child => child.Key).ToArray();
        _faults.AddRange(names.Where(IsUnknown).Order(StringComparer.Ordinal).Select(Unknown));
        return _faults.Count == 0 ? new SettingsReading(options, [], FormerSettings.Warnings(names)) : new SettingsReading(null, _faults, []);
    }

    private T Part<T>()
        where T : class, new()
    {
        var part = new T();
        foreach (var setting in SettingsTable.Rows.Where(row => row.Is(typeof(T))))
        {
            if (TextOf(setting.Name) is not { } text)
            {
                continue;
            }

            if (IsWithoutEffect(setting))
            {
                _faults.Add($"{setting.Name} has no effect on Azure Functions; remove it");
            }
            else if ((Unresolved(text) ?? setting.Set(part, text)) is { } fault)
            {
                Report(setting, fault);
            }
        }

        if (part is IValidatableObject checkable)
        {
            foreach (var result in checkable.Validate(new ValidationContext(part, typeof(T).Name, serviceProvider: null, items: null)))
            {
                Report(SettingsTable.Rows.FirstOrDefault(row => row.Is(typeof(T), result.MemberNames.FirstOrDefault() ?? "")), result.ErrorMessage!);
            }
        }

        return part;
    }

    private static string? Unresolved(string text) => text.StartsWith(Reference, StringComparison.OrdinalIgnoreCase)
        ? "is a reference that Azure could not resolve; check that the identity of the app may read the secret and reaches the vault"
        : null;

    /// <summary>PORT is none: platforms set it for whatever they start.</summary>
    private bool IsWithoutEffect(Setting setting) => _isOnAzureFunctions && setting is { IsOfServer: true, Name: not "PORT" };

    private void Report(Setting? setting, string fault) => _faults.Add(setting switch
    {
        null => fault,
        { IsSecret: true } => $"{setting.Name} {fault}",
        _ => $"{setting.Name} {Found(fault, TextOf(setting.Name)!)}",
    });

    /// <summary>What is wrong, and what was found. Before an @ there may be a password, which somebody put into an address that has room for none.</summary>
    private static string Found(string fault, string text) => text.LastIndexOf('@') is >= 0 and var at
        ? $"{Quoted().Replace(fault, "\"***\"")}, found \"***{ErrorText.Shorten(text[at..], 60)}\""
        : $"{fault}, found \"{ErrorText.Shorten(text, 60)}\"";

    /// <summary>A maximum below the default lowers a default that nobody chose.</summary>
    private ExecutionLimits Fit(ExecutionLimits limits)
    {
        if (_isOnAzureFunctions && limits.MaxWallTime > LongestOnAzureFunctions)
        {
            limits = limits with { MaxWallTime = LongestOnAzureFunctions };
            if (TextOf("MAX_TIMEOUT") is not null)
            {
                _faults.Add($"MAX_TIMEOUT must be at most {LongestOnAzureFunctions.TotalMilliseconds:0} on Azure Functions, which ends a request after 230 s");
            }
        }

        if (limits.WallTime > limits.MaxWallTime && TextOf("DEFAULT_TIMEOUT") is not null)
        {
            _faults.Add("DEFAULT_TIMEOUT must not be greater than MAX_TIMEOUT");
        }

        if (limits.MemoryBytes > limits.MaxMemoryBytes && TextOf("DEFAULT_MEMORY_LIMIT") is not null)
        {
            _faults.Add("DEFAULT_MEMORY_LIMIT must not be greater than MAX_MEMORY_LIMIT");
        }

        return limits with
        {
            WallTime = limits.WallTime < limits.MaxWallTime ? limits.WallTime : limits.MaxWallTime,
            MemoryBytes = Math.Min(limits.MemoryBytes, limits.MaxMemoryBytes),
        };
    }

    private bool IsUnknown(string name) => name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase)
        && SettingsTable.Rows.All(row => row.Name != name) && !CommandLineVariables.All.Contains(name) && (FormerSettings.InsteadOf(name) is null || TextOf(name) is not null);

    private string? TextOf(string name) => _configuration[name]?.Trim() is { Length: > 0 } text ? text : null;

    private static string Unknown(string name) => FormerSettings.InsteadOf(name) is { } instead
        ? $"{name} is no longer a setting: {instead}"
        : $"{name} is not a setting; {(Nearest(name) is { } near ? $"did you mean {near}?" : "`--help` lists them")}";

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
