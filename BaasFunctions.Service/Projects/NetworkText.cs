using System.Net;

namespace BaasFunctions.Service.Projects;

/// <summary>Networks as settings name them.</summary>
internal static class NetworkText
{
    /// <summary>Reads a network such as <c>10.0.0.0/8</c>, or a single address; null for anything else.</summary>
    public static IPNetwork? Read(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
