using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>
/// Jobs that wait for a thread. Projects take turns, and the jobs of one keep their order. While several projects are active, each may keep only its share of
/// threads busy: a project that computes much, or that many timers wake at once, only delays itself. Even alone it may not keep all. Not thread-safe.
/// </summary>
/// <param name="share">Threads that one project may keep busy beside others.</param>
/// <param name="activeFor">After it without a job of another project, a project counts as alone.</param>
internal sealed class JobTurns(int share, TimeSpan activeFor)
{
    /// <summary>How many times its share a project may keep busy while it is alone: the rest are there for whoever comes next.</summary>
    private const int TimesItsShareAlone = 4;

    /// <summary>Idle projects whose line is kept, because one that had a job will soon have another.</summary>
    private const int MaxIdleLines = 256;

    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<Line> _turns = [];
    private string? _latest;
    private long _sharedSince;
    private bool _isShared;

    /// <summary>Whether jobs wait.</summary>
    public bool Any => _turns.Count > 0;

    /// <summary>Whether more than one project had jobs a moment ago.</summary>
    private bool IsShared => _isShared && Stopwatch.GetElapsedTime(_sharedSince) < activeFor;

    /// <summary>Begins a job without a wait. False when others come first, or its project has its share: then it must wait.</summary>
    public bool TryBegin(ThreadJob job)
    {
        var line = LineOf(job.Owner.Project);
        if (job.HasBegun || line.Waiting.Count > 0 || !MayRun(line))
        {
            return false;
        }

        Begin(line, job);
        return true;
    }

    /// <summary>Begins a job out of turn, waiting or not. False when it has begun.</summary>
    public bool TryHurry(ThreadJob job)
    {
        if (job.HasBegun)
        {
            return false;
        }

        // It stays in its line, which passes it over.
        Begin(LineOf(job.Owner.Project), job);
        return true;
    }

    public void Enqueue(ThreadJob job)
    {
        var line = LineOf(job.Owner.Project);
        line.Waiting.Enqueue(job);
        if (line.Waiting.Count == 1)
        {
            _turns.AddLast(line.Turn);
        }
    }

    /// <summary>Begins the next job whose turn it is.</summary>
    public bool TryDequeue([NotNullWhen(true)] out ThreadJob? job)
    {
        for (var turn = _turns.First; turn is not null;)
        {
            var (line, next) = (turn.Value, turn.Next);
            while (line.Waiting.TryPeek(out job) && job.HasBegun)
            {
                line.Waiting.Dequeue();
            }

            if (line.Waiting.Count == 0)
            {
                _turns.Remove(turn);
            }
            else if (MayRun(line))
            {
                _turns.Remove(turn);
                job = line.Waiting.Dequeue();
                Begin(line, job);
                if (line.Waiting.Count > 0)
                {
                    _turns.AddLast(turn);
                }

                return true;
            }

            turn = next;
        }

        job = null;
        return false;
    }

    /// <summary>A job that had begun has ended.</summary>
    public void End(ThreadJob job)
    {
        if (_lines.TryGetValue(job.Owner.Project, out var line))
        {
            line.Running--;
            if (line.Running == 0 && line.Waiting.Count == 0 && _lines.Count > MaxIdleLines)
            {
                _lines.Remove(line.Project);
            }
        }
    }

    private Line LineOf(string project)
    {
        if (_latest is not null && _latest != project)
        {
            (_isShared, _sharedSince) = (true, Stopwatch.GetTimestamp());
        }

        _latest = project;
        if (!_lines.TryGetValue(project, out var line))
        {
            _lines.Add(project, line = new Line(project));
        }

        return line;
    }

    private bool MayRun(Line line) => line.Running < (IsShared ? share : share * TimesItsShareAlone);

    private static void Begin(Line line, ThreadJob job)
    {
        job.HasBegun = true;
        line.Running++;
    }

    private sealed class Line
    {
        public Line(string project)
        {
            Project = project;
            Turn = new LinkedListNode<Line>(this);
        }

        public string Project { get; }

        public Queue<ThreadJob> Waiting { get; } = new();

        public int Running { get; set; }

        public LinkedListNode<Line> Turn { get; }
    }
}
