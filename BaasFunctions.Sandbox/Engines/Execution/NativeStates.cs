namespace BaasFunctions.Sandbox.Engines.Execution;

/// <summary>
/// What an execution holds outside of the managed heap, which none of its budgets sees. It is given back when the execution ends, if not before.
/// </summary>
internal sealed class NativeStates : IDisposable
{
    /// <summary>
    /// How many at once. The largest, that of a compressor, takes some 300 KB, so that an execution holds less than 5 MB besides what is counted: little
    /// beside the smallest memory limit, and more compressors than a function that makes archives uses at a time.
    /// </summary>
    public const int Max = 16;

    private readonly HashSet<IDisposable> _open = [];

    /// <summary>Makes one; null when there are too many.</summary>
    public T? Open<T>(Func<T> make)
        where T : class, IDisposable
    {
        if (_open.Count >= Max)
        {
            return null;
        }

        var made = make();
        _open.Add(made);
        return made;
    }

    /// <summary>Gives one back. Does nothing when that was done before.</summary>
    public void Close(IDisposable state)
    {
        if (_open.Remove(state))
        {
            state.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var state in _open)
        {
            state.Dispose();
        }

        _open.Clear();
    }
}
