using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>Bytes from others: HKDF (RFC 5869), PBKDF2 (RFC 8018, section 5.2), and the beginning of them.</summary>
internal static class DerivationFunctions
{
    /// <summary>
    /// Iterations of one call of PBKDF2. OWASP asks for 1,300,000 with SHA-1, 600,000 with SHA-256 and 210,000 with SHA-512 (Password Storage Cheat Sheet, 2023); what is far above is a mistake, which is better said at once than after
    /// seconds of processor time.
    /// </summary>
    public const int MaxIterations = 2_000_000;

    private const int IterationsBetweenChecks = 2048;

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("hkdf", static (scope, arguments) => Hkdf(scope, arguments)),
        ("pbkdf2", Pbkdf2),
        ("truncated", Truncated),
    ];

    /// <summary>Arguments: hash, key, salt, info, bytes.</summary>
    private static JsValue Hkdf(ExecutionScope scope, JsValue[] arguments)
    {
        var derived = new byte[arguments.Number(4)];
        if (derived.Length > 0)
        {
            HKDF.DeriveKey(arguments.Hash(0), arguments.Bytes(1), derived, arguments.Bytes(2), arguments.Bytes(3));
        }

        return scope.Handle(derived);
    }

    /// <summary>Arguments: hash, password, salt, iterations, bytes. A text for too many iterations.</summary>
    private static JsValue Pbkdf2(ExecutionScope scope, JsValue[] arguments)
    {
        if (TypeConverter.ToNumber(arguments.At(3)) > MaxIterations)
        {
            return JsString.Create(string.Create(CultureInfo.InvariantCulture, $"PBKDF2 with more than {MaxIterations} iterations is not available"));
        }

        var derived = new byte[arguments.Number(4)];
        Derive(scope, arguments.Hash(0), arguments.Bytes(1), arguments.Bytes(2), arguments.Number(3), derived);
        return scope.Handle(derived);
    }

    /// <summary>.NET's own cannot be interrupted, and would go on beyond the limits of the execution: this asks for them between iterations.</summary>
    private static void Derive(ExecutionScope scope, HashAlgorithmName hash, byte[] password, byte[] salt, int iterations, Span<byte> derived)
    {
        using var hmac = IncrementalHash.CreateHMAC(hash, password);
        Span<byte> sum = stackalloc byte[hmac.HashLengthInBytes];
        Span<byte> last = stackalloc byte[hmac.HashLengthInBytes];
        Span<byte> number = stackalloc byte[sizeof(int)];
        var untilCheck = IterationsBetweenChecks;
        for (var block = 1; derived.Length > 0; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, block);
            hmac.AppendData(salt);
            hmac.AppendData(number);
            hmac.GetHashAndReset(last);
            last.CopyTo(sum);
            for (var iteration = 1; iteration < iterations; iteration++)
            {
                hmac.AppendData(last);
                hmac.GetHashAndReset(last);
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] ^= last[i];
                }

                if (--untilCheck == 0)
                {
                    untilCheck = IterationsBetweenChecks;
                    scope.Engine.Constraints.Check();
                }
            }

            var length = Math.Min(sum.Length, derived.Length);
            sum[..length].CopyTo(derived);
            derived = derived[length..];
        }
    }

    /// <summary>Arguments: bytes, how many bits of them; those that are left in the last byte are 0.</summary>
    private static JsValue Truncated(ExecutionScope scope, JsValue[] arguments)
    {
        var bits = arguments.Number(1);
        var kept = arguments.Bytes(0).AsSpan(0, (bits + 7) / 8).ToArray();
        if (bits % 8 != 0)
        {
            kept[^1] &= (byte)(0xFF << (8 - (bits % 8)));
        }

        return scope.Handle(kept);
    }
}
