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

namespace BaasFunctions.Service.Configuration;

/// <summary>The options of every feature, after they were checked. Made by <see cref="SettingsReader"/>.</summary>
public sealed record ServiceOptions
{
    /// <summary>Where the service listens, and what a request may cost.</summary>
    public ServerOptions Server { get; init; } = new();

    /// <summary>Who may call.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>What each project may use.</summary>
    public QuotaOptions Quotas { get; init; } = new();

    /// <summary>How many executions run and wait.</summary>
    public ExecutionOptions Execution { get; init; } = new();

    /// <summary>Bounds of every execution.</summary>
    public ExecutionLimits Limits { get; init; } = new();

    /// <summary>What is kept of executions.</summary>
    public ExecutionRecordOptions Records { get; init; } = new();

    /// <summary>The processes that functions run in.</summary>
    public WorkerOptions Workers { get; init; } = new();

    /// <summary>Where the data of projects is kept.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>Bounds of entities.</summary>
    public EntityLimits Entities { get; init; } = new();

    /// <summary>Bounds of files.</summary>
    public FileLimits Files { get; init; } = new();

    /// <summary>Keys of tokens.</summary>
    public TokenOptions Tokens { get; init; } = new();

    /// <summary>What functions may do on the network.</summary>
    public EgressOptions Egress { get; init; } = new();

    /// <summary>What is logged.</summary>
    public LoggingOptions Logging { get; init; } = new();

    /// <summary>What is measured and sent.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();
}
