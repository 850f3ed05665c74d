namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// Writes rules by the name of a call. Between two rules the number of the call is loaded. The kernel tabulates the calls whose answer
/// does not depend on arguments (seccomp action cache, Linux 5.11), so a long program costs them nothing.
/// </summary>
internal sealed class FilterWriter(FilterTarget target)
{
    public BpfAssembler Code { get; } = new();

    /// <summary>Gives some calls one answer, whatever their arguments. Names unknown to the architecture are skipped.</summary>
    public void Answer(IEnumerable<string> names, uint verdict)
    {
        foreach (var name in names)
        {
            When(name, () => Code.Return(verdict));
        }
    }

    /// <summary>Allows a call when a masked argument has one of some values, and otherwise returns the given action.</summary>
    public void AllowIf(string name, int argument, uint mask, IReadOnlyList<uint> values, uint otherwise) => When(name, () =>
    {
        var allowed = new BpfLabel();
        Code.Load(SeccompData.Argument(argument));
        if (mask != uint.MaxValue)
        {
            Code.And(mask);
        }

        foreach (var value in values)
        {
            Code.JumpIfEqual(value, ifTrue: allowed);
        }

        Code.Return(otherwise);
        Code.Place(allowed);
        Code.Return(Verdict.Allow);
    });

    /// <summary>Writes what a call leads to; it must return.</summary>
    public void When(string name, Action body)
    {
        if (!target.Numbers.TryGetValue(name, out var number))
        {
            return;
        }

        var next = new BpfLabel();
        Code.JumpIfEqual(number, ifFalse: next);
        body();
        Code.Place(next);
    }

    public BpfInstruction[] Finish(uint otherwise)
    {
        Code.Return(otherwise);
        return Code.Assemble();
    }
}
