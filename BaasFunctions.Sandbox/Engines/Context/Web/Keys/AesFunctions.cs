using System.Buffers.Binary;
using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>AES in its modes. Null for data that is not what was encrypted.</summary>
internal static class AesFunctions
{
    private const int Block = 16;

    /// <summary>Blocks of a key stream that are made at once.</summary>
    private const int StreamBlocks = 2048;

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("gcm", static (scope, arguments) => scope.Attempt(() => Gcm(arguments))),
        ("cbc", static (scope, arguments) => scope.Attempt(() =>
        {
            using var cipher = Cipher(arguments.Bytes(1));
            return TypeConverter.ToBoolean(arguments.At(0))
                ? cipher.EncryptCbc(arguments.Bytes(3), arguments.Bytes(2))
                : cipher.DecryptCbc(arguments.Bytes(3), arguments.Bytes(2));
        })),
        ("ctr", static (scope, arguments) => scope.Handle(Ctr(arguments))),
        ("wrap", static (scope, arguments) => scope.Handle(AesKeyWrap.Wrap(scope, arguments.Bytes(0), arguments.Bytes(1)))),
        ("unwrap", static (scope, arguments) => scope.Handle(AesKeyWrap.Unwrap(scope, arguments.Bytes(0), arguments.Bytes(1)))),
    ];

    private static Aes Cipher(byte[] key)
    {
        var cipher = Aes.Create();
        cipher.Key = key;
        return cipher;
    }

    /// <summary>Arguments: whether to encrypt, key, iv, data, what is authenticated besides, bytes of the tag.</summary>
    private static byte[]? Gcm(JsValue[] arguments)
    {
        var data = arguments.Bytes(3);
        var tagBytes = arguments.Number(5);
        using var cipher = new AesGcm(arguments.Bytes(1), tagBytes);
        if (TypeConverter.ToBoolean(arguments.At(0)))
        {
            var sealedData = new byte[data.Length + tagBytes];
            cipher.Encrypt(arguments.Bytes(2), data, sealedData.AsSpan(0, data.Length), sealedData.AsSpan(data.Length), arguments.Bytes(4));
            return sealedData;
        }

        if (data.Length < tagBytes)
        {
            return null;
        }

        var plain = new byte[data.Length - tagBytes];
        cipher.Decrypt(arguments.Bytes(2), data.AsSpan(0, plain.Length), data.AsSpan(plain.Length), plain, arguments.Bytes(4));
        return plain;
    }

    /// <summary>NIST SP 800-38A, section 6.5, with a counter in the last bits of the block. Arguments: key, counter, data, bits of the counter.</summary>
    private static byte[] Ctr(JsValue[] arguments)
    {
        using var cipher = Cipher(arguments.Bytes(0));
        var first = BinaryPrimitives.ReadUInt128BigEndian(arguments.Bytes(1));
        var counted = arguments.Number(3) is 128 ? UInt128.MaxValue : (UInt128.One << arguments.Number(3)) - 1;
        var data = arguments.Bytes(2).AsSpan().ToArray();
        var counters = new byte[Math.Min(StreamBlocks, (data.Length / Block) + 1) * Block];
        var stream = new byte[counters.Length];
        var number = UInt128.Zero;
        for (var rest = data.AsSpan(); rest.Length > 0; rest = rest[Math.Min(rest.Length, stream.Length)..])
        {
            for (var at = 0; at < counters.Length; at += Block, number++)
            {
                BinaryPrimitives.WriteUInt128BigEndian(counters.AsSpan(at), (first & ~counted) | ((first + number) & counted));
            }

            cipher.EncryptEcb(counters, stream, PaddingMode.None);
            for (var i = 0; i < stream.Length && i < rest.Length; i++)
            {
                rest[i] ^= stream[i];
            }
        }

        return data;
    }
}
