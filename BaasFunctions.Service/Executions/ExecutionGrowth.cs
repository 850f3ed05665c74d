namespace BaasFunctions.Service.Executions;

/// <summary>
/// How much this instance has written of each project since the bytes of the project were last added up: adding them up reads all its records, so that
/// it is only done when it may matter.
/// </summary>
internal sealed class ExecutionGrowth(ExecutionRecordOptions options)
{
    /// <summary>Projects that are remembered. Beyond it all are forgotten, and added up once more.</summary>
    private const int MaxProjects = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _written = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<ExecutionRecord> records)
    {
        lock (_lock)
        {
            foreach (var record in records)
            {
                // One that was never added up stays unknown.
                if (_written.TryGetValue(record.Project, out var bytes))
                {
                    _written[record.Project] = bytes + record.Bytes;
                }
            }
        }
    }

    /// <summary>Whether to add up a project now; from then on it counts anew.</summary>
    public bool IsDue(string project)
    {
        lock (_lock)
        {
            if (_written.TryGetValue(project, out var bytes) && bytes < options.ProjectBytes / 16)
            {
                return false;
            }

            if (_written.Count >= MaxProjects)
            {
                _written.Clear();
            }

            _written[project] = 0;
            return true;
        }
    }
}
