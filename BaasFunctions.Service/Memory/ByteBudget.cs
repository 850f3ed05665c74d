using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Memory;

/// <summary>
/// The bytes that the service holds for callers and functions: bodies, host calls with their answers, responses, and frames to and from workers.
/// Whoever wants to hold bytes takes them first, on the account of an execution. An execution has a fixed share; a project may hold a multiple of what
/// is free, by <see cref="BytePurpose"/>, so that no project, and no number of them, can take all. Where there are not enough, projects
/// take turns and wait for a bounded time; nobody blocks a thread.
/// </summary>
internal sealed class ByteBudget(ByteBudgetOptions options, TimeProvider time, HeapTrim? trim = null) : IByteCounter
{
    /// <summary>Waiters of a project that are looked at in one turn: the first may wait for its own execution only, and the next need not.</summary>
    private const int MaxLookedAt = 64;

    /// <summary>The part of the budget beyond which a time is crowded, and that below which it is over.</summary>
    private const int Crowded = 4;

    private const int Quiet = 16;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProjectBytes> _projects = new(StringComparer.Ordinal);

    /// <summary>Projects with somebody who waits; the first one is next.</summary>
    private readonly LinkedList<ProjectBytes> _turns = [];

    private long _used;
    private long _refused;
    private int _waiting;

    /// <summary>Bytes that are held.</summary>
    public long Used => Volatile.Read(ref _used);

    /// <summary>Bytes that may be held.</summary>
    public long Allowed => options.TotalBytes;

    /// <summary>Requests for bytes that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Requests for bytes that were refused so far.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Opens the account of an execution, with the bytes that each of them holds; null when they did not become free in time.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask<ByteAccount?> OpenAsync(string project, CancellationToken cancellation)
    {
        ByteAccount account;
        lock (_gate)
        {
            account = new ByteAccount(this, Find(project));
            account.Owner.Accounts++;
            if (Fits(account, BytePurpose.Small, options.OpeningBytes))
            {
                Take(account, options.OpeningBytes);
                return ValueTask.FromResult<ByteAccount?>(account);
            }
        }

        return WaitToOpenAsync(account, cancellation);
    }

    /// <inheritdoc/>
    public void Count(long bytes)
    {
        lock (_gate)
        {
            Add(bytes);
            if (bytes < 0)
            {
                GiveOut();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask CountAsync(long bytes)
    {
        // Who asks is the reader of a worker, of which there are few.
        for (var began = time.GetTimestamp(); Used + bytes > Allowed && time.GetElapsedTime(began) < options.Wait;)
        {
            await Task.Delay(s_look, time, CancellationToken.None).ConfigureAwait(false);
        }

        Count(bytes);
    }

    public bool TryTake(ByteReservation reservation, long bytes)
    {
        lock (_gate)
        {
            if (MayTake(reservation, bytes))
            {
                Take(reservation, bytes);
                return true;
            }

            return false;
        }
    }

    public ValueTask<bool> TakeAsync(ByteReservation reservation, long bytes, CancellationToken cancellation)
    {
        ByteWaiter waiter;
        lock (_gate)
        {
            if (MayTake(reservation, bytes))
            {
                Take(reservation, bytes);
                return ValueTask.FromResult(true);
            }

            if (reservation.HasEnded || reservation.Account.IsClosed || bytes > MostOf(reservation))
            {
                _refused++;
                return ValueTask.FromResult(false);
            }

            var owner = reservation.Account.Owner;
            waiter = new ByteWaiter(reservation, owner, bytes);
            owner.Waiting.AddLast(waiter);
            _waiting++;
            if (owner.Waiting.Count == 1)
            {
                _turns.AddLast(owner);
            }
        }

        return WaitAsync(waiter, cancellation);
    }

    public void Force(ByteReservation reservation, long bytes)
    {
        lock (_gate)
        {
            if (!reservation.HasEnded && !reservation.Account.IsClosed)
            {
                Take(reservation, bytes);
            }
        }
    }

    public void Return(ByteReservation reservation, long bytes, bool ends)
    {
        lock (_gate)
        {
            reservation.HasEnded |= ends;
            if (bytes > 0 && !reservation.Account.IsClosed)
            {
                reservation.Bytes -= bytes;
                Take(reservation.Account, -bytes);
                GiveOut();
            }
        }
    }

    public void Move(ByteAccount account, string project)
    {
        lock (_gate)
        {
            if (account.IsClosed || account.Owner.Project == project)
            {
                return;
            }

            var before = account.Owner;
            account.Owner = Find(project);
            account.Owner.Accounts++;
            account.Owner.Used += account.Used;
            before.Used -= account.Used;
            Leave(before);
        }
    }

    public void Close(ByteAccount account)
    {
        lock (_gate)
        {
            if (account.IsClosed)
            {
                return;
            }

            account.IsClosed = true;
            Take(account, -account.Used);
            Leave(account.Owner);
            GiveOut();
        }
    }

    public ByteUsage UsageOf(ByteReservation reservation, long more)
    {
        lock (_gate)
        {
            var account = reservation.Account;
            return account.Used + more > options.ExecutionBytes
                ? new ByteUsage(account.Used, options.ExecutionBytes)
                : new ByteUsage(account.Owner.Used, ShareOf(options.TotalBytes - _used + account.Owner.Used, reservation.Purpose));
        }
    }

    private ProjectBytes Find(string project)
    {
        if (!_projects.TryGetValue(project, out var found))
        {
            _projects.Add(project, found = new ProjectBytes(project));
        }

        return found;
    }

    private void Leave(ProjectBytes project)
    {
        if (--project.Accounts == 0)
        {
            _projects.Remove(project.Project);
        }
    }

    /// <summary>The most that could ever be granted: of an execution that is alone.</summary>
    private long MostOf(ByteReservation reservation) =>
        Math.Min(options.ExecutionBytes, ShareOf(options.TotalBytes, reservation.Purpose)) - reservation.Bytes;

    /// <summary>What a project may hold of bytes that it shares with nobody.</summary>
    private static long ShareOf(long bytes, BytePurpose purpose) => Math.Max(0, bytes) * (int)purpose / ((int)purpose + 1);

    /// <summary>Nobody overtakes those of its project that wait, except with the small amounts that let small requests pass large ones.</summary>
    private bool MayTake(ByteReservation reservation, long bytes) =>
        !reservation.HasEnded && !reservation.Account.IsClosed
        && (reservation.Purpose == BytePurpose.Small || reservation.Account.Owner.Waiting.Count == 0)
        && Fits(reservation.Account, reservation.Purpose, bytes);

    private bool Fits(ByteAccount account, BytePurpose purpose, long bytes) =>
        account.Used + bytes <= options.ExecutionBytes && account.Owner.Used + bytes <= (options.TotalBytes - _used - bytes) * (int)purpose;

    private void Take(ByteReservation reservation, long bytes)
    {
        reservation.Bytes += bytes;
        Take(reservation.Account, bytes);
    }

    private void Take(ByteAccount account, long bytes)
    {
        account.Used += bytes;
        account.Owner.Used += bytes;
        Add(bytes);
    }

    private void Add(long bytes)
    {
        _used += bytes;
        if (bytes > 0 && _used > options.TotalBytes / Crowded)
        {
            trim?.Begin(IsQuiet);
        }
    }

    private bool IsQuiet() => Used < options.TotalBytes / Quiet;

    /// <summary>Grants what became free to the projects whose turn it is, one grant a turn.</summary>
    private void GiveOut()
    {
        for (var idle = 0; idle < _turns.Count && _turns.First is { Value: var project };)
        {
            _turns.RemoveFirst();
            idle = GrantOne(project) ? 0 : idle + 1;
            if (project.Waiting.Count > 0)
            {
                _turns.AddLast(project);
            }
        }
    }

    private bool GrantOne(ProjectBytes project)
    {
        var looked = 0;
        for (var node = project.Waiting.First; node is not null && looked < MaxLookedAt; looked++)
        {
            var (next, waiter, reservation) = (node.Next, node.Value, node.Value.Reservation);
            var hasEnded = reservation.HasEnded || reservation.Account.IsClosed;
            if (hasEnded || Fits(reservation.Account, reservation.Purpose, waiter.Bytes))
            {
                project.Waiting.Remove(node);
                _waiting--;
                if (hasEnded)
                {
                    waiter.TryGiveUp();
                }
                else if (waiter.TryGrant())
                {
                    Take(reservation, waiter.Bytes);
                    return true;
                }
            }
            else if (reservation.Account.Used + waiter.Bytes <= options.ExecutionBytes)
            {
                // It waits for its project or for all; so do those after it.
                return false;
            }

            node = next;
        }

        return false;
    }

    private async ValueTask<ByteAccount?> WaitToOpenAsync(ByteAccount account, CancellationToken cancellation)
    {
        var isOpen = false;
        try
        {
            isOpen = await account.Reserve(BytePurpose.Small).GrowToAsync(options.OpeningBytes, cancellation);
            return isOpen ? account : null;
        }
        finally
        {
            if (!isOpen)
            {
                account.Dispose();
            }
        }
    }

    private async ValueTask<bool> WaitAsync(ByteWaiter waiter, CancellationToken cancellation)
    {
        await waiter.Turn.WaitAsync(options.Wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!waiter.Turn.IsCompleted)
        {
            GiveUp(waiter);
        }

        if (waiter.Turn.IsCompletedSuccessfully)
        {
            return true;
        }

        Interlocked.Increment(ref _refused);
        cancellation.ThrowIfCancellationRequested();
        return false;
    }

    private void GiveUp(ByteWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.TryGiveUp() && waiter.Owner is var owner && owner.Waiting.Remove(waiter))
            {
                _waiting--;
                if (owner.Waiting.Count == 0)
                {
                    _turns.Remove(owner);
                }

                // Those behind it may need less.
                GiveOut();
            }
        }
    }
}
