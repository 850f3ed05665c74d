using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Quotas;

/// <summary>The quotas of projects.</summary>
public sealed record QuotaOptions : IValidatableObject
{
    private const string Example = """{"shop":{"egress":{"only":["api.example.com"]},"quota":{"requests":1000}}}""";

    [Setting("BAAS_PROJECTS_FILE", $"JSON file with settings of single projects: `{Example}`", Form = "a path")]
    public string? ProjectsFile { get; init; }

    /// <summary>The content of the file; read during validation.</summary>
    internal ProjectPolicies Projects { get; set; } = ProjectPolicies.None;

    [Setting("BAAS_QUOTA_WINDOW", "length of the window of all quotas", Unit = "ms"), Range(1_000d, 2_678_400_000d)]
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    [Setting("BAAS_QUOTA_REQUESTS", "executions of one project per window, unless it has a quota of its own; 0 for no limit"), Range(0d, 1L << 50)]
    public long Requests { get; init; }

    [Setting("BAAS_QUOTA_CPU_SECONDS", "processor time of one project per window; 0 for no limit", Unit = "s"), Range(0d, 1L << 50)]
    public long CpuSeconds { get; init; }

    [Setting("BAAS_QUOTA_EGRESS_BYTES", "bytes of bodies that functions of one project send and receive per window; 0 for no limit", Unit = "bytes"), Range(0d, 1L << 50)]
    public long EgressBytes { get; init; }

    /// <summary>The quota of a project that has none of its own.</summary>
    internal Quota Default => new() { Requests = Bound(Requests), CpuSeconds = Bound(CpuSeconds), EgressBytes = Bound(EgressBytes) };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ProjectsFile is not null)
        {
            if (ProjectPolicies.Read(ProjectsFile, out var policies) is { } wrong)
            {
                yield return new($"cannot be used: {wrong}", [nameof(ProjectsFile)]);
            }

            Projects = policies;
        }
    }

    private static long? Bound(long value) => value == 0 ? null : value;
}
