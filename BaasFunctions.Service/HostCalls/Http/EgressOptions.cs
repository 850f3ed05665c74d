using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>What HTTP requests functions may send.</summary>
public sealed record EgressOptions : IValidatableObject
{
    private const string Hosts = "comma-separated networks, addresses and hosts";

    [Setting("BAAS_EGRESS_ALLOW", "what functions may reach besides the public internet, such as `10.1.0.0/16` or `search.internal`", Form = Hosts, IsCommon = true)]
    public string Allow { get; init; } = "";

    [Setting("BAAS_EGRESS_DENY", "what functions may not reach although it is public, such as `*.internal.example`", Form = Hosts)]
    public string Deny { get; init; } = "";

    [Setting("BAAS_EGRESS_ONLY", "where set, functions may reach nothing else; a project may have a list of its own in BAAS_PROJECTS_FILE", Form = Hosts)]
    public string Only { get; init; } = "";

    /// <summary>The three lists; filled in during validation.</summary>
    internal EgressLists Lists { get; set; } = EgressLists.None;

    [Setting("BAAS_EGRESS_PORTS", "ports that functions may reach; unset: all but those of other protocols (Fetch standard, port blocking)", Form = "comma-separated ports")]
    public IReadOnlyList<string> PortList { get; init; } = [];

    /// <summary>The ports as numbers; filled in during validation. Empty: all but those of other protocols.</summary>
    internal IReadOnlySet<int> Ports { get; set; } = FrozenSet<int>.Empty;

    [Setting("BAAS_EGRESS_REQUESTS", "requests of one execution to other systems", Unit = "requests"), Range(0, 100_000)]
    public int Requests { get; init; } = 100;

    /// <summary>Bytes that one execution may send in bodies: as much as a request to the service may have.</summary>
    internal long BytesOut { get; init; } = 10 << 20;

    /// <summary>Bytes that one execution may receive in bodies: half of what all its host calls may transfer.</summary>
    internal long BytesIn { get; init; } = 32 << 20;

    [Setting("BAAS_HTTP_TIMEOUT", "default timeout of an HTTP request of a function, redirects and retries included, and of each wait for a part of its body that has not come; a function may ask for up to 120 s, or for this where it is more", Unit = "ms"), Range(1, 3_600_000)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest timeout that a function may ask for.</summary>
    internal TimeSpan MaxTimeout => TimeSpan.FromTicks(Math.Max(Timeout.Ticks, 120 * TimeSpan.TicksPerSecond));

    /// <summary>Bytes of a response, after decompression: it is held in memory.</summary>
    internal int ResponseBytes { get; init; } = 8 << 20;

    /// <summary>Redirects that are followed; a longer chain is a loop.</summary>
    internal int Redirects { get; init; } = 5;

    /// <summary>Retries of an idempotent request, unless the function says otherwise.</summary>
    internal int Retries { get; init; } = 2;

    /// <summary>Wait before the first retry; it doubles.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the circuit breaker of a failing host stays open, per project.</summary>
    internal TimeSpan BreakTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var lists = new List<EgressAllowList>();
        foreach (var (text, member) in new[] { (Allow, nameof(Allow)), (Deny, nameof(Deny)), (Only, nameof(Only)) })
        {
            if (EgressAllowList.Read(text, out var list) is { } wrong)
            {
                yield return new($"has \"{(wrong.Length <= 60 ? wrong : wrong[..60])}\", which is no network, address or host", [member]);
            }

            lists.Add(list);
        }

        Lists = new EgressLists(lists[0], lists[1], lists[2]);
        Ports = PortList.Select(port => int.TryParse(port, out var number) && number is > 0 and <= 65_535 ? number : 0).ToFrozenSet();
        if (Ports.Contains(0))
        {
            yield return new("must be ports, such as 80,443", [nameof(PortList)]);
        }
    }
}
