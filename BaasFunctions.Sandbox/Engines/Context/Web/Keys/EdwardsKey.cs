using System.Formats.Asn1;
using BaasFunctions.Sandbox.Engines.Execution;
using Org.BouncyCastle.Math.EC.Rfc7748;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>A key of Ed25519 (RFC 8032) or X25519 (RFC 7748). .NET has neither; the arithmetic is that of BouncyCastle (docs/decisions/0043-ed25519-and-x25519.md).</summary>
internal sealed class EdwardsKey(string name, byte[] point, byte[]? secret) : KeyMaterial
{
    public const int Size = 32;

    public byte[] Point => point;

    /// <summary>The private key; null for a public one.</summary>
    public byte[]? Secret => secret;

    public override bool IsPrivate => secret is not null;

    public override int Bits => Size * 8;

    public override KeyMaterial Public => new EdwardsKey(name, point, null);

    private string Algorithm => Identifier(name);

    public static EdwardsKey Generate(ExecutionScope scope, string name)
    {
        var secret = new byte[Size];
        RandomValues.Fill(scope, secret);
        return OfSecret(name, secret);
    }

    /// <summary>A public key of its bytes; throws when they are too few or too many.</summary>
    public static EdwardsKey OfPoint(string name, ReadOnlySpan<byte> point) => point.Length == Size
        ? new EdwardsKey(name, point.ToArray(), null)
        : throw new InvalidKeyException($"A key of {name} has {Size} bytes, not {point.Length}");

    /// <summary>A private key of its bytes; throws as <see cref="OfPoint"/>.</summary>
    public static EdwardsKey OfSecret(string name, ReadOnlySpan<byte> bytes)
    {
        var secret = OfPoint(name, bytes).Point;
        var point = new byte[Size];
        if (name == "Ed25519")
        {
            Ed25519.GeneratePublicKey(secret, 0, point, 0);
        }
        else
        {
            X25519.GeneratePublicKey(secret, 0, point, 0);
        }

        return new EdwardsKey(name, point, secret);
    }

    /// <summary>A private key of both members of a JSON Web Key; throws when they do not belong together.</summary>
    public static EdwardsKey OfPair(string name, byte[] point, byte[] secret)
    {
        var made = OfSecret(name, secret);
        return made.Point.AsSpan().SequenceEqual(point) ? made : throw new InvalidKeyException("x of the key does not belong to d");
    }

    public static EdwardsKey OfPublicKey(string name, byte[] data) => OfPoint(name, KeyDer.ReadSpki(data, Identifier(name), null).Span);

    /// <summary>RFC 8410, section 7.</summary>
    public static EdwardsKey OfPrivateKey(string name, byte[] data)
    {
        var reader = new AsnReader(KeyDer.ReadPkcs8(data, Identifier(name), null), AsnEncodingRules.DER);
        var secret = reader.ReadOctetString();
        reader.ThrowIfNotEmpty();
        return OfSecret(name, secret);
    }

    public byte[] Sign(byte[] data)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(secret, 0, data, 0, data.Length, signature, 0);
        return signature;
    }

    public bool Verify(byte[] signature, byte[] data) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, point, 0, data, 0, data.Length);

    /// <summary>What both sides have in common; null for a point of small order, with which every key would have the same (RFC 7748, section 6.1).</summary>
    public byte[]? Agree(EdwardsKey other)
    {
        var agreed = new byte[Size];
        return X25519.CalculateAgreement(secret, 0, other.Point, 0, agreed, 0) ? agreed : null;
    }

    public override byte[] Export(string format)
    {
        if (format == "raw")
        {
            return point;
        }

        if (!IsPrivate)
        {
            return KeyDer.WriteSpki(Algorithm, null, point);
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(secret);
        return KeyDer.WritePkcs8(Algorithm, null, writer.Encode());
    }

    public override IEnumerable<(string Name, string? Text, byte[]? Bytes)> Jwk()
    {
        yield return ("kty", "OKP", null);
        yield return ("crv", name, null);
        yield return ("x", null, point);
        if (IsPrivate)
        {
            yield return ("d", null, secret);
        }
    }

    private static string Identifier(string name) => name == "Ed25519" ? "1.3.101.112" : "1.3.101.110";
}
