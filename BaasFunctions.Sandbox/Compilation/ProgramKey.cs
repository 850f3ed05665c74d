using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BaasFunctions.Sandbox.Contracts.Limits;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// What a prepared program depends on: the text by its SHA-256, and the limits that are decided when it is prepared.
/// </summary>
internal readonly record struct ProgramKey(UInt128 HashHigh, UInt128 HashLow, TimeSpan RegexTime, int MaxNodes, int MaxDepth)
{
    public static ProgramKey Of(string code, ExecutionLimits limits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(code.AsSpan()), hash);
        return new ProgramKey(
            MemoryMarshal.Read<UInt128>(hash),
            MemoryMarshal.Read<UInt128>(hash[16..]),
            limits.RegexTime,
            limits.SourceNodes,
            limits.SourceDepth);
    }
}
