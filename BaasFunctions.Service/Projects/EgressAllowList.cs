using System.Net;

namespace BaasFunctions.Service.Projects;

/// <summary>Networks and hosts that the operator opens to functions, or closes. <c>*.example.com</c> is every host below it.</summary>
internal sealed record EgressAllowList(IReadOnlyList<IPNetwork> Networks, IReadOnlySet<string> Hosts)
{
    public static EgressAllowList None { get; } = new([], new HashSet<string>());

    public bool IsEmpty => Networks.Count == 0 && Hosts.Count == 0;

    /// <summary>Whether a host is meant, by its name or by an address of it.</summary>
    public bool Has(string host, IPAddress address) => HasHost(host) || HasAddress(address);

    public EgressAllowList With(EgressAllowList other) =>
        other.IsEmpty ? this : new([.. Networks, .. other.Networks], new HashSet<string>([.. Hosts, .. other.Hosts], StringComparer.Ordinal));

    public bool HasHost(string host) => Hosts.Any(pattern => HostPattern.Fits(pattern, host));

    public bool HasAddress(IPAddress address) => Networks.Any(network => network.Contains(address));

    /// <summary>Reads a list; returns the entry that is wrong, or null.</summary>
    public static string? Read(string text, out EgressAllowList list)
    {
        var (networks, hosts) = (new List<IPNetwork>(), new HashSet<string>(StringComparer.Ordinal));
        list = None;
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (NetworkText.Read(entry) is { } network)
            {
                networks.Add(network);
            }
            else if (HostPattern.IsValid(entry))
            {
                hosts.Add(entry.TrimEnd('.').ToLowerInvariant());
            }
            else
            {
                return entry;
            }
        }

        list = new EgressAllowList(networks, hosts);
        return null;
    }
}
