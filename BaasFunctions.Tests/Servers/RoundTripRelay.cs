using System.Net;
using System.Net.Sockets;

namespace BaasFunctions.Tests.Servers;

/// <summary>Stands between a client and a server on loopback, and counts how often the client sends something after it was answered.</summary>
internal sealed class RoundTripRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly Task _accepting;
    private int _roundTrips;

    public RoundTripRelay(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int RoundTrips => Volatile.Read(ref _roundTrips);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
            var isAnswered = 1;
            await Task.WhenAny(
                PassOnAsync(client, server, () =>
                {
                    if (Interlocked.Exchange(ref isAnswered, 0) == 1)
                    {
                        Interlocked.Increment(ref _roundTrips);
                    }
                }),
                PassOnAsync(server, client, () => Volatile.Write(ref isAnswered, 1)));
        }
    }

    private async Task PassOnAsync(TcpClient from, TcpClient to, Action seen)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _end.Token) is var read and > 0)
            {
                seen();
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side ended.
        }
    }
}
