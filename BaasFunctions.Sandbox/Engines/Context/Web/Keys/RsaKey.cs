using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>A key of RSA (RFC 8017).</summary>
internal sealed class RsaKey(RSAParameters parameters) : KeyMaterial
{
    public const string Algorithm = "1.2.840.113549.1.1.1";

    /// <summary>Bits of a modulus that is taken. The time of an operation grows with the third power: one with a private key of this size takes tens of milliseconds.</summary>
    public const int MaxModulusBits = 8192;

    /// <summary>Below it the signatures of no hash fit.</summary>
    public const int MinModulusBits = 512;

    /// <summary>
    /// Bytes of a public exponent that is taken: 65537 has three. Verifying takes time in proportion to its bits; one as long as the modulus would make it as slow as signing.
    /// The cryptographic library has the same bound for large keys.
    /// </summary>
    public const int MaxExponentBytes = 8;

    public RSAParameters Parameters => parameters;

    public override bool IsPrivate => parameters.D is not null;

    public override int Bits => (parameters.Modulus!.Length * 8) - BitOperations.LeadingZeroCount((uint)parameters.Modulus[0]) + 24;

    public override KeyMaterial Public => new RsaKey(new RSAParameters { Modulus = parameters.Modulus, Exponent = parameters.Exponent });

    /// <summary>A key of its numbers; throws when they are none.</summary>
    /// <param name="n">The modulus.</param>
    /// <param name="e">The public exponent.</param>
    /// <param name="own">d, p, q, dp, dq and qi of a private key; null for a public one.</param>
    public static RsaKey Create(ReadOnlySpan<byte> n, ReadOnlySpan<byte> e, byte[][]? own)
    {
        var modulus = Trim(n);
        var exponent = Trim(e);
        var made = new RSAParameters { Modulus = modulus.ToArray(), Exponent = exponent.ToArray() };
        if (modulus.Length is < MinModulusBits / 8 or > MaxModulusBits / 8 || (modulus[^1] & 1) == 0)
        {
            throw new InvalidKeyException($"The modulus of the key has {modulus.Length * 8} bits, or is even: {MinModulusBits} to {MaxModulusBits} bits are taken");
        }

        if (exponent.Length is < 1 or > MaxExponentBytes || (exponent[^1] & 1) == 0 || exponent is [1])
        {
            throw new InvalidKeyException($"The public exponent of the key is even, or 1, or has more than {MaxExponentBytes * 8} bits: 65537 is usual");
        }

        if (own is not null)
        {
            var half = (modulus.Length + 1) / 2;
            made.D = Fill(own[0], modulus.Length);
            made.P = Fill(own[1], half);
            made.Q = Fill(own[2], half);
            made.DP = Fill(own[3], half);
            made.DQ = Fill(own[4], half);
            made.InverseQ = Fill(own[5], half);
        }

        using var checkedByLibrary = RSA.Create(made);
        return new RsaKey(made);
    }

    public static RsaKey OfPublicKey(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var made = Create(Number(key), Number(key), null);
        key.ThrowIfNotEmpty();
        return made;
    }

    public static RsaKey OfPrivateKey(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (!key.TryReadInt32(out var version) || version != 0)
        {
            throw new InvalidKeyException("The RSA key has more than two primes");
        }

        var numbers = new byte[8][];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Number(key);
        }

        key.ThrowIfNotEmpty();
        return Create(numbers[0], numbers[1], numbers[2..]);
    }

    public override byte[] Export(string format)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (IsPrivate)
            {
                writer.WriteInteger(0);
            }

            foreach (var number in IsPrivate ? Numbers : Numbers.Take(2))
            {
                writer.WriteIntegerUnsigned(Trim(number));
            }
        }

        return IsPrivate ? KeyDer.WritePkcs8(Algorithm, null, writer.Encode()) : KeyDer.WriteSpki(Algorithm, null, writer.Encode());
    }

    public override IEnumerable<(string Name, string? Text, byte[]? Bytes)> Jwk()
    {
        // RFC 7518, section 6.3: numbers have no leading zeros, unlike coordinates of curves.
        string[] names = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];
        return [("kty", "RSA", null), .. Numbers.Take(IsPrivate ? 8 : 2).Select((number, index) => (names[index], (string?)null, (byte[]?)Trim(number).ToArray()))];
    }

    private IEnumerable<byte[]> Numbers =>
        [parameters.Modulus!, parameters.Exponent!, parameters.D ?? [], parameters.P ?? [], parameters.Q ?? [], parameters.DP ?? [], parameters.DQ ?? [], parameters.InverseQ ?? []];

    private static byte[] Number(AsnReader reader) => reader.ReadIntegerBytes().ToArray() is { } number && number[0] < 0x80
        ? number
        : throw new InvalidKeyException("A number of the key is negative");

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> number) => number.TrimStart((byte)0) is { Length: > 0 } rest ? rest : [0];

    private static byte[] Fill(ReadOnlySpan<byte> number, int length)
    {
        var rest = Trim(number);
        if (rest.Length > length)
        {
            throw new InvalidKeyException("A number of the private key is longer than the modulus allows: keys of two primes of the same length are taken");
        }

        var filled = new byte[length];
        rest.CopyTo(filled.AsSpan(length - rest.Length));
        return filled;
    }
}
