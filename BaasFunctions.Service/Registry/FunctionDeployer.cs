using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// Deploys functions: validates the source and runs its module once, without a handler and without calls, to see that it loads and what it exports as <c>config</c>; keeps
/// what passes. Both are jobs of a worker, in a slot of the project.
/// </summary>
internal sealed class FunctionDeployer(
    FunctionStore store, FunctionCatalog catalog, VariableCatalog variables, FairConcurrencyLimiter slots, ISandbox sandbox, ExecutionLimits limits, TimeProvider time)
{
    /// <summary>Deploys what the fields say.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The name, which is one.</param>
    /// <param name="fields">What is deployed.</param>
    /// <param name="author">Id of the key, or what else deploys.</param>
    /// <param name="cancellation">The caller went away.</param>
    public async Task<Deployment> DeployAsync(string project, string name, DeployFields fields, string author, CancellationToken cancellation)
    {
        FunctionStatus? status = null;
        if (fields.Status is { } written && (status = FunctionStatusNames.Parse(written)) is null)
        {
            return ApiErrors.InvalidStatus(FunctionStatusNames.All);
        }

        if (FaultOf(fields.ConfigJson) is { } wrong)
        {
            return ApiErrors.InvalidConfig(wrong);
        }

        var environment = await variables.FindAsync(project, name, cancellation);
        if (environment.Failed)
        {
            return ApiErrors.Of(environment.Fault);
        }

        var (refusal, report, declared) = await InspectAsync(Job(project, name, fields, environment.Value.Values), project, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        if (declared is null)
        {
            return Deployment.Invalid(report);
        }

        if (FaultOf(declared) is { } exported)
        {
            return ApiErrors.InvalidConfig($"What the source exports is wrong: {exported}");
        }

        var version = new FunctionVersion
        {
            Number = 0,
            Hash = HashOf(fields),
            Source = fields.Source,
            ConfigJson = fields.ConfigJson,
            DeclaredJson = declared,
            Author = author,
            Message = fields.Message,
            Created = time.GetUtcNow(),
        };
        var kept = await store.DeployAsync(project, name, version, status, fields.Activate, cancellation);
        var fault = await catalog.ChangedAsync(project, name);
        return kept.Failed ? ApiErrors.Of(kept.Fault) : fault is not null ? ApiErrors.Of(fault) : new Deployment(null, kept.Value, report);
    }

    /// <summary>Validates the source, and loads it where that passes. The configuration is null for a source that is refused.</summary>
    private async Task<(ApiError? Refusal, ReadOnlyMemory<byte> Report, string? Declared)> InspectAsync(ExecutionRequest job, string project, CancellationToken cancellation)
    {
        var (noSlot, _, slot) = await slots.AcquireAsync(project, cancellation);
        if (noSlot is not null)
        {
            return (noSlot, default, null);
        }

        using (slot)
        {
            if (await sandbox.ValidateAsync(job, cancellation) is not { } report)
            {
                return (ApiErrors.SandboxBusy, default, null);
            }

            if (!IsValid(report))
            {
                return (null, report, null);
            }

            return await sandbox.LoadAsync(job, cancellation) switch
            {
                null => (ApiErrors.SandboxBusy, default, null),
                { ConfigJson.IsEmpty: true } failed => (null, failed.ReportJson, null),
                { } loaded => (null, report, Encoding.UTF8.GetString(loaded.ConfigJson.Span)),
            };
        }
    }

    private ExecutionRequest Job(string project, string name, DeployFields fields, IReadOnlyDictionary<string, string> environment) => new()
    {
        ExecutionId = $"deploy-{Guid.CreateVersion7(time.GetUtcNow()):N}",
        FunctionId = name,
        FunctionName = name,
        ProjectIdJson = JsonSerializer.SerializeToUtf8Bytes(project, ApiJson.Default.String),
        SharesNoWorker = true,
        Code = fields.Source.Code,
        HasFiles = fields.Source.HasFiles,
        Language = fields.Source.Language,
        Env = environment,
        Limits = limits,
    };

    private static string? FaultOf(string configJson) => FunctionRules.FaultOf(configJson) ?? RetryRules.FaultOf(configJson) ?? ScheduleRules.FaultOf(configJson) ?? EventRules.FaultOf(configJson);

    private static bool IsValid(ReadOnlyMemory<byte> report)
    {
        using var document = JsonDocument.Parse(report);
        return document.RootElement.GetProperty("is_valid").GetBoolean();
    }

    private static string HashOf(DeployFields fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (string[])[fields.Source.HasFiles ? "files" : "code", fields.Source.Language?.ToString() ?? "", fields.ConfigJson, fields.Source.Code])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
