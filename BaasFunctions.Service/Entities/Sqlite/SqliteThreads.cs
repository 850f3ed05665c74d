using System.Collections.Concurrent;

namespace BaasFunctions.Service.Entities.Sqlite;

/// <summary>
/// Threads for work that blocks: SQLite has no other way. They are few, started when they are first needed, and none of the pool's
/// is ever held by a query.
/// </summary>
internal sealed class SqliteThreads(int count) : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _work = [];
    private readonly Lock _gate = new();
    private int _started;
    private int _idle;

    public override int MaximumConcurrencyLevel => count;

    public Task RunAsync(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public Task<T> RunAsync<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public void Dispose() => _work.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        _work.Add(task);
        lock (_gate)
        {
            if (_idle < _work.Count && _started < count)
            {
                _started++;
                new Thread(Work) { IsBackground = true, Name = "sqlite" }.Start();
            }
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _work];

    private void Work()
    {
        while (true)
        {
            Interlocked.Increment(ref _idle);
            var taken = _work.TryTake(out var task, Timeout.Infinite);
            Interlocked.Decrement(ref _idle);
            if (!taken)
            {
                return;
            }

            TryExecuteTask(task!);
        }
    }
}
