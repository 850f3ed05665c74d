using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Auth.Projects;
using BaasFunctions.Service.Auth.Quotas;
using BaasFunctions.Service.HostCalls.Files;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.HostCalls.Jwt;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Service.Configuration;

/// <summary>
/// Everything that can be set, after it was checked. Made by <see cref="SettingsReader"/>; names, ranges and defaults of
/// the settings are in <see cref="SettingsTable"/>, the only place that lists them.
/// </summary>
public sealed record ServiceOptions
{
    /// <summary>TCP port; 0 lets the system choose. Default 3001.</summary>
    public int Port { get; init; } = 3001;

    /// <summary>Address to listen on; null means loopback without keys and every address with keys.</summary>
    public string? BindAddress { get; init; }

    /// <summary>Name of the environment, as <c>/info</c> reports it. Default <c>development</c>.</summary>
    public string EnvironmentName { get; init; } = "development";

    /// <summary>True when <see cref="EnvironmentName"/> is <c>production</c>.</summary>
    public bool IsProduction => string.Equals(EnvironmentName, "production", StringComparison.OrdinalIgnoreCase);

    /// <summary>Least severe level that is logged. Default <see cref="ServiceLogLevel.Info"/>.</summary>
    public ServiceLogLevel LogLevel { get; init; } = ServiceLogLevel.Info;

    /// <summary>Origins whose pages may call the service. Default <c>http://localhost</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = ["http://localhost"];

    /// <summary>Keys that callers may present. Empty: only this machine is served.</summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>
    /// Whether the host admits callers before the service sees them, as Azure Functions does with keys of its own. Then callers from elsewhere
    /// are served without a key of ours, until there is one. Set by such a host, never by a setting. Default false.
    /// </summary>
    public bool HostAdmitsCallers { get; init; }

    /// <summary>Header that carries the key, beside the fixed ways. Default <c>X-API-Key</c>.</summary>
    public string ApiKeyHeader { get; init; } = "X-API-Key";

    /// <summary>Length of a rate window. Default 60 s.</summary>
    public TimeSpan RateLimitWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests of one caller per window; null when it was not set: 100 in production and 1000 elsewhere, once there are keys.</summary>
    public int? RateLimitMaxRequests { get; init; }

    internal int DefaultRateLimit => IsProduction ? 100 : 1000;

    /// <summary>How long what the store says of a key is believed. Default 5 s.</summary>
    public TimeSpan KeyCacheTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether each use of a key is logged, beside each refusal. Default true.</summary>
    public bool AuditsUse { get; init; } = true;

    /// <summary>Length of a quota's window. Default 1 h.</summary>
    public TimeSpan QuotaWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What each project may use per window, where its own quota does not say. Default: no bound.</summary>
    public Quota ProjectQuota { get; init; } = Quota.None;

    /// <summary>What the operator says of single projects.</summary>
    internal ProjectPolicies Projects { get; init; } = ProjectPolicies.None;

    /// <summary>Request body in bytes, after decompression. Default 10 MB.</summary>
    public int MaxBodyBytes { get; init; } = 10 << 20;

    /// <summary>
    /// Bytes of a body that a host must let through: of one that is refused for its size the service reads a part away, so that its sender reads why.
    /// </summary>
    public long MaxTransferBytes => MaxBodyBytes + BodyDrain.MaxBytes + (64L * 1024);

    /// <summary>Executions at the same time. Default 4 per processor, at least 8.</summary>
    public int MaxConcurrency { get; init; } = DefaultConcurrency;

    /// <summary>Executions that may wait for a slot. Default 384, of which 288 for one project: 256 callers of one project wait, none is refused.</summary>
    public int MaxQueue { get; init; } = 384;

    /// <summary>Longest wait for a slot. Default 5 s.</summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Executions of one project at the same time; null for all but an eighth of <see cref="MaxConcurrency"/>.</summary>
    public int? ProjectConcurrency { get; init; }

    /// <summary>Executions of one project that may wait; null for three quarters of <see cref="MaxQueue"/>.</summary>
    public int? ProjectQueue { get; init; }

    /// <summary>Executions of one project that may use the processors while other projects are active too; null for as many as there are processors.</summary>
    public int? ProjectShare { get; init; }

    internal int EffectiveProjectShare => ProjectShare ?? Environment.ProcessorCount;

    internal int EffectiveProjectConcurrency => Math.Min(ProjectConcurrency ?? MaxConcurrency - (MaxConcurrency / 8), MaxConcurrency);

    internal int EffectiveProjectQueue => Math.Min(ProjectQueue ?? MaxQueue - (MaxQueue / 4), MaxQueue);

    /// <summary>Compiled programs that are kept, in bytes as estimated. Default 64 MB.</summary>
    public long ProgramCacheBytes { get; init; } = 64L << 20;

    /// <summary>How long running executions may go on after a stop signal. Default 25 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Connections at the same time. Default 10,000.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How long an idle connection is kept. Default 120 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a caller may take to send the header of a request. Default 15 s.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a caller may take to send a body. Default 60 s.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Directory of what the service stores; created when something is first stored. Default <c>./data</c>.</summary>
    public string DataDirectory { get; init; } = "./data";

    /// <summary>Free bytes on the disk of <see cref="DataDirectory"/> below which <c>/health</c> warns. Default 256 MB.</summary>
    public long DiskWarningBytes { get; init; } = 256L << 20;

    /// <summary>File of the log beside the console; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>Bytes at which a log file is followed by another. Default 100 MB.</summary>
    public long LogFileBytes { get; init; } = 100 << 20;

    /// <summary>Log files that are kept. Default 14.</summary>
    public int LogFiles { get; init; } = 14;

    /// <summary>Logs lines for people, whatever the environment is called.</summary>
    public bool DevMode { get; init; }

    /// <summary>Whether anything is measured. Default true.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>Where traces, metrics and log lines are sent.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>Where the data of projects is kept.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>Bounds of files.</summary>
    public FileLimits Files { get; init; } = new();

    /// <summary>Keys of tokens.</summary>
    public TokenOptions Tokens { get; init; } = new();

    /// <summary>What functions may do on the network.</summary>
    public EgressOptions Egress { get; init; } = new();

    /// <summary>Bounds of every execution.</summary>
    public ExecutionLimits Limits { get; init; } = new();

    /// <summary>Tighter bounds of <c>/test</c>.</summary>
    public TestLimitOptions Tests { get; init; } = new();

    /// <summary>The processes that functions run in.</summary>
    public WorkerOptions Workers { get; init; } = new();

    internal static int DefaultConcurrency { get; } = Math.Max(8, Environment.ProcessorCount * 4);
}
