using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using BaasFunctions.Tests.Host.Rpc;
using Google.Protobuf;
using MessageKind = BaasFunctions.Tests.Host.Rpc.StreamingMessage.ContentOneofCase;

namespace BaasFunctions.Tests.Host.Launch;

/// <summary>
/// What the program that Azure starts before there is an app says to the host (FunctionsNetHost of Azure/azure-functions-dotnet-worker): it answers for
/// itself, until a request to reload its environment names the folder of an app. Then it sets the variables, runs the app in its own
/// process, and from there on passes messages on. The process itself is FunctionsNetHost.c.
/// </summary>
internal sealed class Placeholder : IDisposable
{
    private readonly WorkerChannel _channel;
    private readonly string _folder = Directory.CreateTempSubdirectory("baas-placeholder-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly TaskCompletionSource _appIsLoaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NetworkStream? _program;
    private IReadOnlyList<string> _arguments = [];
    private bool _isSpecialised;

    public Placeholder(WorkerChannel channel)
    {
        _channel = channel;
        _listener.Bind(new UnixDomainSocketEndPoint(Socket));
        _listener.Listen(1);
    }

    /// <summary>Where the program connects.</summary>
    public string Socket => Path.Combine(_folder, "socket");

    /// <summary>An empty folder, in which the program runs.</summary>
    public string Folder => _folder;

    /// <summary>Waits for the program, and speaks for it until it ends.</summary>
    /// <param name="arguments">The command line of the host, which the app gets too.</param>
    /// <param name="cancellation">The program ended.</param>
    public async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        _arguments = arguments;
        _program = new NetworkStream(await _listener.AcceptAsync(cancellation), ownsSocket: true);
        _channel.Receive(new StreamingMessage { StartStream = new StartStream() });
        try
        {
            await Task.WhenAll(SendAsync(cancellation), ReceiveAsync(cancellation));
        }
        catch (Exception exception) when (exception is IOException or EndOfStreamException or OperationCanceledException)
        {
            // It ended, which is noticed where it was started.
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _program?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        await foreach (var message in _channel.Outgoing.ReadAllAsync(cancellation))
        {
            if (_isSpecialised)
            {
                await WriteAsync('m', message.ToByteArray(), cancellation);
            }
            else if (message.ContentCase == MessageKind.FunctionEnvironmentReloadRequest)
            {
                await SpecialiseAsync(message.FunctionEnvironmentReloadRequest, cancellation);
                await WriteAsync('m', message.ToByteArray(), cancellation);
                _isSpecialised = true;
            }
            else if (message.ContentCase == MessageKind.WorkerInitRequest)
            {
                var answer = new WorkerInitResponse { Result = new StatusResult { Status = StatusResult.Types.Status.Success } };
                _channel.Receive(new StreamingMessage { RequestId = message.RequestId, WorkerInitResponse = answer });
            }
        }
    }

    private async Task SpecialiseAsync(FunctionEnvironmentReloadRequest request, CancellationToken cancellation)
    {
        var folder = request.FunctionAppDirectory;
        var config = await WorkerConfig.ReadAsync(folder);
        Assert.IsTrue(config.CanUsePlaceholder);
        foreach (var (name, value) in request.EnvironmentVariables)
        {
            await WriteAsync('e', Texts([name, value]), cancellation);
        }

        await WriteAsync('r', Texts([NetHostProgram.HostFxr, Path.Combine(folder, config.DefaultWorkerPath), .. _arguments]), cancellation);
        await _appIsLoaded.Task.WaitAsync(cancellation);
    }

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        var head = new byte[5];
        for (; ; )
        {
            await _program!.ReadExactlyAsync(head, cancellation);
            var bytes = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
            await _program.ReadExactlyAsync(bytes, cancellation);
            if (head[0] == 'l')
            {
                _appIsLoaded.TrySetResult();
            }
            else
            {
                _channel.Receive(StreamingMessage.Parser.ParseFrom(bytes));
            }
        }
    }

    private async Task WriteAsync(char kind, byte[] bytes, CancellationToken cancellation)
    {
        var head = new byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), bytes.Length);
        await _program!.WriteAsync(head, cancellation);
        await _program.WriteAsync(bytes, cancellation);
    }

    /// <summary>Texts for C: each ends with a zero.</summary>
    private static byte[] Texts(IEnumerable<string> texts) => Encoding.UTF8.GetBytes(string.Concat(texts.Select(text => text + '\0')));
}
