using System.Net;
using System.Net.Sockets;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// Opens the connections of functions: resolves, checks every address, and connects to one that was checked. What a name says later does
/// not matter, because it is not asked again.
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

        // One bad address is enough: a name that leads here and there is a trick.
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
