using System.Diagnostics;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>
/// Jobs that wait for a thread. Projects take turns, and the jobs of one keep their order. While several projects are active, each may keep only its share of
/// threads busy: a project that computes much, or that many timers wake at once, only delays itself. Not thread-safe.
/// </summary>
/// <param name="share">Threads that one project may keep busy beside others.</param>
/// <param name="activeFor">After it without a job of another project, a project counts as alone.</param>
internal sealed class JobTurns(int share, TimeSpan activeFor)
{
    /// <summary>Idle projects whose line is kept, because one that had a job will soon have another.</summary>
    private const int MaxIdleLines = 256;

    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<Line> _turns = [];
    private string? _latest;
    private long _sharedSince;
    private bool _isShared;

    /// <summary>Jobs that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Whether more than one project had jobs a moment ago.</summary>
    private bool IsShared => _isShared && Stopwatch.GetElapsedTime(_sharedSince) < activeFor;

    /// <summary>Begins a job without a wait. False when others come first, or its project has its share: then it must wait.</summary>
    public bool TryBegin(in ThreadJob job)
    {
        var line = LineOf(job.Owner.Project);
        if (line.Waiting.Count > 0 || !MayRun(line))
        {
            return false;
        }

        line.Running++;
        return true;
    }

    public void Enqueue(in ThreadJob job)
    {
        var line = LineOf(job.Owner.Project);
        line.Waiting.Enqueue(job);
        Count++;
        if (line.Waiting.Count == 1)
        {
            _turns.AddLast(line.Turn);
        }
    }

    /// <summary>Begins the next job whose turn it is.</summary>
    public bool TryDequeue(out ThreadJob job)
    {
        for (var turn = _turns.First; turn is not null; turn = turn.Next)
        {
            var line = turn.Value;
            if (!MayRun(line))
            {
                continue;
            }

            _turns.Remove(turn);
            job = line.Waiting.Dequeue();
            Count--;
            line.Running++;
            if (line.Waiting.Count > 0)
            {
                _turns.AddLast(turn);
            }

            return true;
        }

        job = default;
        return false;
    }

    /// <summary>A job that had begun has ended.</summary>
    public void End(in ThreadJob job)
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

    private bool MayRun(Line line) => line.Running < share || !IsShared;

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
