using System.IO.Pipes;

namespace BaasFunctions.Sandbox.Workers.Transport;

/// <summary>A named pipe for Windows, where sockets are not inherited: its name is random, and only this user may open it, once.</summary>
internal sealed class NamedWorkerPipe : WorkerPipe
{
    private readonly NamedPipeServerStream _server;

    public NamedWorkerPipe()
    {
        Address = $"baas-worker-{Guid.NewGuid():N}";
        _server = new NamedPipeServerStream(
            Address, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
    }

    public override Stream Stream => _server;

    public override string Address { get; }

    public static NamedPipeClientStream ConnectTo(string address)
    {
        var client = new NamedPipeClientStream(".", address, PipeDirection.InOut, PipeOptions.CurrentUserOnly);
        client.Connect(TimeSpan.FromSeconds(10));
        return client;
    }

    public override Task WaitForConnectionAsync(CancellationToken cancellationToken) => _server.WaitForConnectionAsync(cancellationToken);
}
