namespace Acornima.Scopes;

/// <summary>Labels, loops and switches around the current place (ECMA-262, 8.3).</summary>
internal sealed class LabelStack
{
    private readonly List<Label> _labels = [];
    private int _functionBase;

    public void Reset()
    {
        _labels.Clear();
        _functionBase = 0;
    }

    /// <summary>A function or static block sees none of the labels around it. Answers what to give to <see cref="ExitFunction"/>.</summary>
    public int EnterFunction()
    {
        var outer = _functionBase;
        _functionBase = _labels.Count;
        return outer;
    }

    public void ExitFunction(int outer) => _functionBase = outer;

    public void Push(LabelTarget target) => _labels.Add(new Label(null, target, -1));

    public void Pop() => _labels.RemoveAt(_labels.Count - 1);

    public bool Contains(string name)
    {
        for (var i = _functionBase; i < _labels.Count; i++)
        {
            if (_labels[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="name">The label.</param>
    /// <param name="target">What it stands before.</param>
    /// <param name="start">Where the labelled statement begins.</param>
    /// <param name="bodyStart">Where the statement behind the label begins. Labels before this one move with it.</param>
    public void Push(string name, LabelTarget target, int start, int bodyStart)
    {
        for (var i = _labels.Count - 1; i >= _functionBase && _labels[i].BodyStart == start; i--)
        {
            _labels[i] = _labels[i] with { Target = target, BodyStart = bodyStart };
        }

        _labels.Add(new Label(name, target, bodyStart));
    }

    /// <summary>Whether <c>break</c> or <c>continue</c> has somewhere to go.</summary>
    public bool CanJump(string? name, bool isBreak)
    {
        for (var i = _functionBase; i < _labels.Count; i++)
        {
            var label = _labels[i];
            if (name is not null && label.Name != name)
            {
                continue;
            }

            if (label.Target == LabelTarget.Loop || (isBreak && (name is not null || label.Target == LabelTarget.Switch)))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Label(string? Name, LabelTarget Target, int BodyStart);
}
