namespace BaasFunctions.Service.Executions;

/// <summary>Counts who listens: so many to one project, so many in all.</summary>
internal sealed class LiveListeners
{
    /// <summary>Each asks the database twice a second.</summary>
    public const int MaxOfProject = 10;
    public const int Max = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _byProject = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Begins to listen; false when too many do.</summary>
    public bool TryEnter(string project)
    {
        lock (_lock)
        {
            var ofProject = _byProject.GetValueOrDefault(project);
            if (_all >= Max || ofProject >= MaxOfProject)
            {
                return false;
            }

            _all++;
            _byProject[project] = ofProject + 1;
            return true;
        }
    }

    public void Leave(string project)
    {
        lock (_lock)
        {
            _all--;
            if (--_byProject[project] == 0)
            {
                _byProject.Remove(project);
            }
        }
    }
}
