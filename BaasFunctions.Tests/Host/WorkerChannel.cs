using System.Collections.Concurrent;
using System.Threading.Channels;
using BaasFunctions.Tests.Host.Rpc;
using MessageKind = BaasFunctions.Tests.Host.Rpc.StreamingMessage.ContentOneofCase;

namespace BaasFunctions.Tests.Host;

/// <summary>What the host says to its worker and hears from it, however the messages travel.</summary>
internal sealed class WorkerChannel
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _asked = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _log = new();
    private volatile Exception? _closed;

    /// <summary>The worker has said who it is.</summary>
    public Task Started => _started.Task;

    /// <summary>What is to be brought to the worker, in this order.</summary>
    public ChannelReader<StreamingMessage> Outgoing => _outgoing.Reader;

    /// <summary>Warnings and errors that the worker logs with its host.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Sends a message that is answered, and returns the answer.</summary>
    public Task<StreamingMessage> AskAsync(StreamingMessage question)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        question.RequestId = Guid.NewGuid().ToString();
        _asked[question.RequestId] = answer;
        Send(question);
        if (_closed is { } reason)
        {
            answer.TrySetException(reason);
        }

        return answer.Task;
    }

    public void Receive(StreamingMessage message)
    {
        if (message.ContentCase == MessageKind.StartStream)
        {
            _started.TrySetResult();
        }
        else if (message.ContentCase == MessageKind.RpcLog)
        {
            Keep(message.RpcLog);
        }
        else if (_asked.TryRemove(message.RequestId, out var answer))
        {
            answer.TrySetResult(message);
        }
    }

    /// <summary>The worker is gone: nothing is answered any more.</summary>
    public void Close(Exception reason)
    {
        _closed = reason;
        _outgoing.Writer.TryComplete();
        _started.TrySetException(reason);
        foreach (var answer in _asked.Values)
        {
            answer.TrySetException(reason);
        }
    }

    private void Keep(RpcLog line)
    {
        if (line.Level >= RpcLog.Types.Level.Warning)
        {
            _log.Enqueue($"{line.Level} {line.Category}: {line.Message} {line.Exception?.Message}");
        }
    }
}
