namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// Writes a classic BPF program: jumps go to labels, and their distances are computed at the end. BPF only jumps forward, at most
/// 255 instructions by a condition (kernel documentation, networking/filter.rst).
/// </summary>
internal sealed class BpfAssembler
{
    /// <summary>Longest program that the kernel takes: BPF_MAXINSNS.</summary>
    public const int MaxInstructions = 4096;

    private readonly List<(ushort Code, uint Operand, BpfLabel? IfTrue, BpfLabel? IfFalse)> _lines = [];

    public void Load(uint offset) => Add(BpfCode.Load, offset);

    public void And(uint mask) => Add(BpfCode.And, mask);

    public void Return(uint verdict) => Add(BpfCode.Return, verdict);

    public void Jump(BpfLabel target) => Add(BpfCode.Jump, 0, target);

    /// <summary>Jumps by equality; no label means the next instruction.</summary>
    public void JumpIfEqual(uint value, BpfLabel? ifTrue = null, BpfLabel? ifFalse = null) =>
        Add(BpfCode.JumpIfEqual, value, ifTrue, ifFalse);

    /// <summary>Jumps by size; no label means the next instruction.</summary>
    public void JumpIfAtLeast(uint value, BpfLabel? ifTrue = null, BpfLabel? ifFalse = null) =>
        Add(BpfCode.JumpIfAtLeast, value, ifTrue, ifFalse);

    /// <summary>Places a label before the next instruction.</summary>
    public void Place(BpfLabel label)
    {
        if (label.Position is not null)
        {
            throw new InvalidOperationException("A label has one place.");
        }

        label.Position = _lines.Count;
    }

    /// <summary>The finished program.</summary>
    public BpfInstruction[] Assemble()
    {
        if (_lines.Count is 0 or > MaxInstructions || _lines[^1].Code != BpfCode.Return)
        {
            throw new InvalidOperationException("A program has 1 to 4,096 instructions, the last of which returns.");
        }

        return [.. _lines.Select(Encode)];
    }

    private void Add(ushort code, uint operand, BpfLabel? ifTrue = null, BpfLabel? ifFalse = null) =>
        _lines.Add((code, operand, ifTrue, ifFalse));

    private BpfInstruction Encode((ushort Code, uint Operand, BpfLabel? IfTrue, BpfLabel? IfFalse) line, int index) =>
        line.Code == BpfCode.Jump
            ? new BpfInstruction(line.Code, 0, 0, (uint)Distance(line.IfTrue, index, int.MaxValue))
            : new BpfInstruction(
                line.Code,
                (byte)Distance(line.IfTrue, index, byte.MaxValue),
                (byte)Distance(line.IfFalse, index, byte.MaxValue),
                line.Operand);

    private int Distance(BpfLabel? target, int from, int most)
    {
        if (target is null)
        {
            return 0;
        }

        var distance = (target.Position ?? throw new InvalidOperationException("A label was never placed.")) - from - 1;
        return distance >= 0 && distance <= most && from + 1 + distance < _lines.Count
            ? distance
            : throw new InvalidOperationException("A jump goes backwards, too far or out of the program.");
    }
}
