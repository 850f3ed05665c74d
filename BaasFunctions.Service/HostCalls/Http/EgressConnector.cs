using System.Net;
using System.Net.Sockets;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// Opens the connections of functions: resolves the host name once, checks every address, and connects to one that was checked. A later change of
/// the name has no effect (DNS rebinding).
/// </summary>
internal sealed class EgressConnector(EgressOptions options, EgressLists lists, INameResolver resolver)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host.TrimEnd('.'), context.DnsEndPoint.Port);
        if (!IsPort(port))
        {
            throw new EgressException(EgressFaults.Denied($"{host}:{port}"));
        }

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolver.ResolveAsync(host, cancellation);

        // One address that is not public refuses all: a name that resolves to both kinds is an attack.
        if (addresses.Length == 0 || !addresses.All(address => IsAllowed(host, address)))
        {
            throw new EgressException(EgressFaults.Denied(host));
        }

        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException refused)
            {
                socket.Dispose();
                last = refused;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last!;
    }

    private bool IsPort(int port) => options.Ports.Count == 0 ? !BlockedPorts.Contains(port) : options.Ports.Contains(port);

    private bool IsAllowed(string host, IPAddress address) =>
        !lists.Denied.Has(host, address)
        && (lists.Only.IsEmpty || lists.Only.Has(host, address))
        && (PublicAddress.Is(address) || lists.Allowed.Has(host, address));
}
