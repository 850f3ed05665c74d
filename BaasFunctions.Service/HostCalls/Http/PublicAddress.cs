using System.Net;
using System.Net.Sockets;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// Tells whether an address is on the public internet: not this machine, a private network, a provider's network, or one of them embedded
/// in another form (IANA special-purpose address registries, RFC 6890).
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_notPublic =
    [
        .. from text in (string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"]
           select IPNetwork.Parse(text),
    ];

    /// <summary>Forms that carry an IPv4 address, and where it begins: mapped, compatible, NAT64 (RFC 6052, 8215) and 6to4 (RFC 3056).</summary>
    private static readonly (IPNetwork Network, int Offset)[] s_carriers =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12),
        (IPNetwork.Parse("::/96"), 12),
        (IPNetwork.Parse("::ffff:0:0:0/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("64:ff9b:1::/48"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (address.ScopeId != 0)
            {
                return false;
            }

            foreach (var (network, offset) in s_carriers)
            {
                if (network.Contains(address))
                {
                    return Is(new IPAddress(address.GetAddressBytes().AsSpan(offset, 4)));
                }
            }
        }

        return address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !s_notPublic.Any(network => network.Contains(address));
    }
}
