using System.Net.Sockets;
using System.Text;

namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>Bytes as an attacker sends them, on one connection.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", server.Port);
        return new RawConnection(client);
    }

    public async Task SendAsync(string text) => await SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>Ends the sending side.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>All that comes until the server closes the connection; null when it has not after that time.</summary>
    public async Task<string?> ReadToEndAsync(TimeSpan patience)
    {
        using var clock = new CancellationTokenSource(patience);
        var received = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(received, clock.Token);
        }
        catch (IOException)
        {
            // Reset: closed all the same.
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return Encoding.Latin1.GetString(received.ToArray());
    }

    public void Dispose() => _client.Dispose();
}
