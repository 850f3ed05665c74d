namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// Threads for work that blocks: SQLite has no other way. They are few, started when they are first needed, and none of the pool's
/// is ever held by a query. They wait without spinning: a processor that spins is taken from a function.
/// </summary>
internal sealed class SqliteThreads(int count) : TaskScheduler, IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Task> _work = new();
    private int _started;
    private int _idle;
    private bool _ended;

    public override int MaximumConcurrencyLevel => count;

    public Task RunAsync(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public Task<T> RunAsync<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Work that was taken on is done; then the threads end.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            if (_ended)
            {
                throw new InvalidOperationException("The store is closed.");
            }

            _work.Enqueue(task);
            if (_idle >= _work.Count)
            {
                Monitor.Pulse(_gate);
            }
            else if (_started < count)
            {
                _started++;
                new Thread(Work) { IsBackground = true, Name = "sqlite" }.Start();
            }
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _work];
        }
    }

    private void Work()
    {
        while (Take() is { } task)
        {
            TryExecuteTask(task);
        }
    }

    /// <summary>Waits for work; null at the end.</summary>
    private Task? Take()
    {
        lock (_gate)
        {
            Task? task;
            while (!_work.TryDequeue(out task) && !_ended)
            {
                _idle++;
                Monitor.Wait(_gate);
                _idle--;
            }

            return task;
        }
    }
}
