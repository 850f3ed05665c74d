using System.Buffers.Binary;
using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>AES Key Wrap (RFC 3394) over .NET's AES, which itself has only the form with padding (RFC 5649).</summary>
internal static class AesKeyWrap
{
    private const ulong InitialValue = 0xA6A6A6A6A6A6A6A6;
    private const int Half = 8;
    private const int Rounds = 6;
    private const int StepsBetweenChecks = 65_536;

    /// <summary>Null for bytes that cannot be wrapped: fewer than 16, or no multiple of 8.</summary>
    public static byte[]? Wrap(ExecutionScope scope, byte[] key, byte[] data)
    {
        if (data.Length < 2 * Half || data.Length % Half != 0)
        {
            return null;
        }

        using var cipher = Cipher(key);
        using var encryptor = cipher.CreateEncryptor();
        var wrapped = new byte[Half + data.Length];
        data.CopyTo(wrapped, Half);
        var block = new byte[2 * Half];
        var value = InitialValue;
        var count = data.Length / Half;
        for (var step = 1; step <= Rounds * count; step++)
        {
            var part = wrapped.AsSpan((((step - 1) % count) + 1) * Half, Half);
            BinaryPrimitives.WriteUInt64BigEndian(block, value);
            part.CopyTo(block.AsSpan(Half));
            encryptor.TransformBlock(block, 0, block.Length, block, 0);
            value = BinaryPrimitives.ReadUInt64BigEndian(block) ^ (ulong)step;
            block.AsSpan(Half).CopyTo(part);
            Check(scope, step);
        }

        BinaryPrimitives.WriteUInt64BigEndian(wrapped, value);
        return wrapped;
    }

    /// <summary>Null for bytes that were not wrapped with this key.</summary>
    public static byte[]? Unwrap(ExecutionScope scope, byte[] key, byte[] wrapped)
    {
        if (wrapped.Length < 3 * Half || wrapped.Length % Half != 0)
        {
            return null;
        }

        using var cipher = Cipher(key);
        using var decryptor = cipher.CreateDecryptor();
        var data = wrapped.AsSpan(Half).ToArray();
        var block = new byte[2 * Half];
        var value = BinaryPrimitives.ReadUInt64BigEndian(wrapped);
        var count = data.Length / Half;
        for (var step = Rounds * count; step >= 1; step--)
        {
            var part = data.AsSpan(((step - 1) % count) * Half, Half);
            BinaryPrimitives.WriteUInt64BigEndian(block, value ^ (ulong)step);
            part.CopyTo(block.AsSpan(Half));
            decryptor.TransformBlock(block, 0, block.Length, block, 0);
            value = BinaryPrimitives.ReadUInt64BigEndian(block);
            block.AsSpan(Half).CopyTo(part);
            Check(scope, step);
        }

        return value == InitialValue ? data : null;
    }

    private static Aes Cipher(byte[] key)
    {
        var cipher = Aes.Create();
        cipher.Mode = CipherMode.ECB;
        cipher.Padding = PaddingMode.None;
        cipher.Key = key;
        return cipher;
    }

    private static void Check(ExecutionScope scope, int step)
    {
        if (step % StepsBetweenChecks == 0)
        {
            scope.Engine.Constraints.Check();
        }
    }
}
