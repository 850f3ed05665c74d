using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>One instruction of classic BPF: <c>struct sock_filter</c> of linux/filter.h.</summary>
/// <param name="Code">Class, size and mode; one of <see cref="BpfCode"/>.</param>
/// <param name="IfTrue">Instructions to skip when a comparison holds.</param>
/// <param name="IfFalse">Instructions to skip when it does not.</param>
/// <param name="Operand">Constant, offset or distance.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BpfInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);
