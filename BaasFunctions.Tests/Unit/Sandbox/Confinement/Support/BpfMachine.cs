using System.Buffers.Binary;
using BaasFunctions.Sandbox.Confinement.Filter;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

/// <summary>Runs a filter as the kernel does: kernel documentation, networking/filter.rst and userspace-api/seccomp_filter.rst.</summary>
internal static class BpfMachine
{
    public static uint Run(IReadOnlyList<BpfInstruction> program, uint architecture, uint number, params ulong[] arguments)
    {
        var data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), architecture);
        for (var i = 0; i < arguments.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16 + (8 * i)), arguments[i]);
        }

        return Run(program, data);
    }

    private static uint Run(IReadOnlyList<BpfInstruction> program, byte[] data)
    {
        uint word = 0;
        for (var i = 0; ; i++)
        {
            var step = program[i];
            switch (step.Code)
            {
                case BpfCode.Load:
                    word = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)step.Operand));
                    break;
                case BpfCode.And:
                    word &= step.Operand;
                    break;
                case BpfCode.Jump:
                    i += (int)step.Operand;
                    break;
                case BpfCode.JumpIfEqual:
                    i += word == step.Operand ? step.IfTrue : step.IfFalse;
                    break;
                case BpfCode.JumpIfAtLeast:
                    i += word >= step.Operand ? step.IfTrue : step.IfFalse;
                    break;
                case BpfCode.Return:
                    return step.Operand;
                default:
                    throw new InvalidOperationException("Unknown instruction.");
            }
        }
    }
}
