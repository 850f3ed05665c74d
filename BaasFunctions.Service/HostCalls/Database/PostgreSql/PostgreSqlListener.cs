using BaasFunctions.Service.HostCalls.Database.Sql;
using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>Hears all channels on one connection, for everybody who listens. When it is lost, all of them are told and may listen again.</summary>
internal sealed class PostgreSqlListener(NpgsqlDataSource source) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Listener> _listeners = [];
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource? _connected;
    private Task _hearing = Task.CompletedTask;

    public async Task ListenAsync(string channel, Action begun, Action<string> heard, CancellationToken cancellation)
    {
        var listener = new Listener(channel, heard);
        Task connected;
        Task hearing;
        lock (_gate)
        {
            _listeners.Add(listener);
            if (_hearing.IsCompleted || _connected is null)
            {
                var begins = _connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _hearing = Task.Run(() => HearAsync(begins), CancellationToken.None);
            }

            (connected, hearing) = (_connected.Task, _hearing);
        }

        try
        {
            await connected.WaitAsync(cancellation);
            begun();
            await hearing.WaitAsync(cancellation);
        }
        finally
        {
            lock (_gate)
            {
                _listeners.Remove(listener);
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task HearAsync(TaskCompletionSource begins)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(_end.Token);
            connection.Notification += (_, told) => Tell(told.Channel, told.Payload);
            await using (var command = new NpgsqlCommand(string.Join("; ", SqlChannels.All.Select(static channel => $"LISTEN {channel}")), connection))
            {
                await command.ExecuteNonQueryAsync(_end.Token);
            }

            begins.SetResult();
            while (true)
            {
                await connection.WaitAsync(_end.Token);
            }
        }
        catch (Exception lost)
        {
            begins.TrySetException(lost);
            _ = begins.Task.Exception;
            throw;
        }
    }

    private void Tell(string channel, string payload)
    {
        Listener[] told;
        lock (_gate)
        {
            told = [.. _listeners.Where(listener => listener.Channel == channel)];
        }

        foreach (var listener in told)
        {
            listener.Heard(payload);
        }
    }

    private sealed record Listener(string Channel, Action<string> Heard);
}
