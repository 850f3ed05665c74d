using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>SHA-256 of a source text: its key in the service, the workers and the program cache.</summary>
internal readonly record struct SourceHash(UInt128 High, UInt128 Low)
{
    public const int Bytes = 32;

    public static SourceHash Of(string source)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(MemoryMarshal.AsBytes(source.AsSpan()), hash);
        return Read(hash);
    }

    public static SourceHash Read(ReadOnlySpan<byte> bytes) =>
        new(MemoryMarshal.Read<UInt128>(bytes), MemoryMarshal.Read<UInt128>(bytes[16..]));

    public void Write(Span<byte> bytes)
    {
        MemoryMarshal.Write(bytes, High);
        MemoryMarshal.Write(bytes[16..], Low);
    }
}
