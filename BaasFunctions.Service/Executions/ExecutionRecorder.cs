using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Executions;

/// <summary>
/// Records executions: each is opened before it runs and closed when it has ended. Nothing on the way of an execution waits for the database; records are
/// written in batches, in the background. One that begins and ends between two batches is written once.
/// </summary>
internal sealed class ExecutionRecorder(
    ExecutionStore store, ExecutionRecordOptions options, ServiceTelemetry telemetry, TimeProvider time, ILogger<ExecutionRecorder> logger) : IDisposable
{
    /// <summary>Records and bytes of one transaction, which others wait for on SQLite.</summary>
    private const int BatchRecords = 1_000;
    private const long BatchBytes = 4 << 20;

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly RecordBuffer _buffer = new(options.BufferBytes);
    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _end = new();
    private int _isFlushing;
    private int _openWritten;
    private int _isTold;
    private volatile bool _isFailing;

    /// <summary>Bytes that wait or are being written.</summary>
    public long BufferedBytes => _buffer.Bytes;

    /// <summary>Whether the database has executions of this instance that run.</summary>
    public bool HasOpen => Volatile.Read(ref _openWritten) > 0;

    /// <summary>An execution begins; null when none is recorded.</summary>
    public ExecutionEntry? Open(ExecutionOrigin origin, string project, ExecutionRequest request)
    {
        if (!options.IsEnabled)
        {
            return null;
        }

        var record = ExecutionRecord.Open(origin, project, request, time.GetUtcNow());
        var entry = new ExecutionEntry(record);
        Add(entry, record);
        return entry;
    }

    /// <summary>An execution has ended.</summary>
    /// <param name="entry">What <see cref="Open"/> gave.</param>
    /// <param name="result">What it left behind, redacted.</param>
    public void Close(ExecutionEntry? entry, ExecutionResult result)
    {
        if (entry is not null)
        {
            Add(entry, entry.Record.Close(result, time.GetUtcNow(), options.LogBytes));
        }
    }

    /// <summary>Writes what waits; returns whether it is all written.</summary>
    public async Task<bool> FlushAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            while (_buffer.Take(BatchRecords, BatchBytes) is { Count: > 0 } batch)
            {
                if (!await WriteAsync(batch, cancellation))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            Tell();
            _one.Release();
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private void Add(ExecutionEntry entry, ExecutionRecord record)
    {
        if (_buffer.Add(entry, record))
        {
            Tell();
        }

        if (Interlocked.CompareExchange(ref _isFlushing, 1, 0) == 0)
        {
            _ = Task.Run(FlushLaterAsync, CancellationToken.None);
        }
    }

    /// <summary>Runs while there is something to write, and no longer: a service without work wakes nothing up.</summary>
    private async Task FlushLaterAsync()
    {
        try
        {
            do
            {
                do
                {
                    await Task.Delay(_isFailing ? s_retry : options.FlushInterval, time, _end.Token);
                    await FlushAsync(_end.Token);
                }
                while (!_buffer.IsEmpty);
                Volatile.Write(ref _isFlushing, 0);
            }
            while (!_buffer.IsEmpty && Interlocked.CompareExchange(ref _isFlushing, 1, 0) == 0);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The service ends, and has written what it could.
        }
    }

    private async Task<bool> WriteAsync(IReadOnlyList<(ExecutionEntry Entry, ExecutionRecord Record)> batch, CancellationToken cancellation)
    {
        try
        {
            var written = await store.WriteAsync([.. batch.Select(one => one.Record)], cancellation);
            if (written.Failed)
            {
                _buffer.Return(batch);
                Failed(written.Fault.Message);
                return false;
            }

            foreach (var (entry, record) in batch)
            {
                _openWritten += record.Ended is null ? 1 : entry.IsOpenInStore ? -1 : 0;
                entry.IsOpenInStore = record.Ended is null;
            }

            _buffer.Done(batch);
            Recovered();
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _buffer.Return(batch);
            throw;
        }
        catch (Exception fault)
        {
            // Nothing that another try would change.
            _buffer.Done(batch, areLost: true);
            Failed(fault.Message);
            return false;
        }
    }

    private void Failed(string cause)
    {
        if (!_isFailing)
        {
            _isFailing = true;
            logger.RecordsNotWritten(cause);
        }
    }

    private void Recovered()
    {
        if (_buffer.IsEmpty)
        {
            // It keeps up again; what is given up from now on is told anew.
            Volatile.Write(ref _isTold, 0);
        }

        if (_isFailing)
        {
            _isFailing = false;
            logger.RecordsWrittenAgain();
        }
    }

    private void Tell()
    {
        var (logs, records) = _buffer.TakeDropped();
        if (logs > 0 || records > 0)
        {
            telemetry.RecordsDropped(logs, records);
            if (Interlocked.Exchange(ref _isTold, 1) == 0)
            {
                logger.RecordsDropped(logs, records);
            }
        }
    }
}
