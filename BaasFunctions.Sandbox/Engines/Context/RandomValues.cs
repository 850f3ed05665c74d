using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>Random values for functions: from the system's generator, or from the seed of a test.</summary>
internal static class RandomValues
{
    public static void Fill(ExecutionScope scope, Span<byte> bytes)
    {
        if (scope.Seeded is { } seeded)
        {
            seeded.Fill(bytes);
        }
        else
        {
            RandomNumberGenerator.Fill(bytes);
        }
    }

    /// <summary>A UUID of version 4 (RFC 9562, section 5.4).</summary>
    public static Guid Uuid(ExecutionScope scope)
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(scope, bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
