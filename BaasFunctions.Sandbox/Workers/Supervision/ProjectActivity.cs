using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Which projects have executions in the shared workers, to know when one is alone there.</summary>
internal sealed class ProjectActivity(TimeProvider time)
{
    /// <summary>A project whose last execution ended less than this ago will be back: it counts as one of those that are active.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<ProjectKey, int> _running = [];
    private (ProjectKey Project, long At)? _latest;
    private (ProjectKey Project, long At)? _before;

    /// <summary>An execution of the project begins; true when no other project has one or had one a moment ago.</summary>
    public bool Enter(ProjectKey project)
    {
        lock (_gate)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_running, project, out _)++;
            Note(project);
            return _running.Count == 1 && (_before is not { } other || time.GetElapsedTime(other.At) > s_quiet);
        }
    }

    /// <summary>An execution of the project has ended.</summary>
    public void Leave(ProjectKey project)
    {
        lock (_gate)
        {
            if (--CollectionsMarshal.GetValueRefOrAddDefault(_running, project, out _) == 0)
            {
                _running.Remove(project);
            }

            Note(project);
        }
    }

    /// <summary>The two projects that were seen last, and when: the other one than the caller's is the second.</summary>
    private void Note(ProjectKey project)
    {
        if (_latest is { } latest && latest.Project != project)
        {
            _before = latest;
        }

        _latest = (project, time.GetTimestamp());
    }
}
