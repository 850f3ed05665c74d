using System.Formats.Asn1;
using System.Security.Cryptography;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>A key on one of the curves of NIST (SEC 1).</summary>
internal sealed class EllipticKey(ECParameters parameters) : KeyMaterial
{
    public const string Algorithm = "1.2.840.10045.2.1";

    public ECParameters Parameters => parameters;

    public override bool IsPrivate => parameters.D is not null;

    public override int Bits => Name == "P-521" ? 521 : parameters.Q.X!.Length * 8;

    public override KeyMaterial Public => new EllipticKey(new ECParameters { Curve = parameters.Curve, Q = parameters.Q });

    private string Name => NameOf(parameters.Q.X!.Length);

    public static bool IsCurve(string name) => name is "P-256" or "P-384" or "P-521";

    public static EllipticKey Generate(string curve)
    {
        using var key = ECDsa.Create(Curve(curve));
        return new EllipticKey(key.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>A key of its coordinates; throws when the point is not on the curve, or the number does not belong to the point.</summary>
    /// <param name="curve">The name of its curve.</param>
    /// <param name="x">With y, the public point; without both it is computed.</param>
    /// <param name="y">See x.</param>
    /// <param name="d">The private number; null for a public key.</param>
    public static EllipticKey Create(string curve, byte[]? x, byte[]? y, byte[]? d)
    {
        var size = Size(curve);
        if ((x ?? d)?.Length != size || (y ?? d)?.Length != size || (d is not null && d.Length != size))
        {
            throw new InvalidKeyException($"Numbers of a key on {curve} have {size} bytes");
        }

        // The library's own curve by its name: parameters that a stranger chose are never taken.
        using var key = ECDsa.Create(new ECParameters { Curve = Curve(curve), Q = new ECPoint { X = x, Y = y }, D = d });
        return new EllipticKey(key.ExportParameters(d is not null));
    }

    /// <summary>SEC 1, section 2.3.4, without the compressed form.</summary>
    public static EllipticKey OfPoint(string curve, ReadOnlySpan<byte> point)
    {
        var size = Size(curve);
        if (point.Length != 1 + (2 * size) || point[0] != 4)
        {
            throw new InvalidKeyException($"A public key on {curve} is the byte 4 and two coordinates of {size} bytes; compressed points are not taken");
        }

        return Create(curve, point.Slice(1, size).ToArray(), point[(1 + size)..].ToArray(), null);
    }

    public static EllipticKey OfPublicKey(string curve, byte[] data) => OfPoint(curve, KeyDer.ReadSpki(data, Algorithm, Identifier(curve)).Span);

    /// <summary>RFC 5915, section 3.</summary>
    public static EllipticKey OfPrivateKey(string curve, byte[] data)
    {
        var reader = new AsnReader(KeyDer.ReadPkcs8(data, Algorithm, Identifier(curve)), AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (!key.TryReadInt32(out var version) || version != 1)
        {
            throw new InvalidKeyException("The private key is of an unknown version");
        }

        var d = key.ReadOctetString();
        if (key.HasData && key.PeekTag() is { TagClass: TagClass.ContextSpecific, TagValue: 0 })
        {
            var named = key.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
            if (!named.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) || named.ReadObjectIdentifier() != Identifier(curve))
            {
                throw new InvalidKeyException("The key is on another curve");
            }
        }

        if (!key.HasData)
        {
            return Create(curve, null, null, d);
        }

        var inner = key.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 1));
        var point = OfPoint(curve, inner.ReadBitString(out _)).Parameters.Q;
        inner.ThrowIfNotEmpty();
        key.ThrowIfNotEmpty();
        return Create(curve, point.X, point.Y, d);
    }

    public override byte[] Export(string format)
    {
        byte[] point = [4, .. parameters.Q.X!, .. parameters.Q.Y!];
        if (format == "raw")
        {
            return point;
        }

        if (!IsPrivate)
        {
            return KeyDer.WriteSpki(Algorithm, Identifier(Name), point);
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(parameters.D);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            {
                writer.WriteBitString(point);
            }
        }

        return KeyDer.WritePkcs8(Algorithm, Identifier(Name), writer.Encode());
    }

    public override IEnumerable<(string Name, string? Text, byte[]? Bytes)> Jwk()
    {
        yield return ("kty", "EC", null);
        yield return ("crv", Name, null);
        yield return ("x", null, parameters.Q.X);
        yield return ("y", null, parameters.Q.Y);
        if (IsPrivate)
        {
            yield return ("d", null, parameters.D);
        }
    }

    private static int Size(string curve) => curve switch { "P-256" => 32, "P-384" => 48, _ => 66 };

    private static string NameOf(int size) => size switch { 32 => "P-256", 48 => "P-384", _ => "P-521" };

    private static string Identifier(string curve) => curve switch { "P-256" => "1.2.840.10045.3.1.7", "P-384" => "1.3.132.0.34", _ => "1.3.132.0.35" };

    private static ECCurve Curve(string curve) => curve switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        _ => ECCurve.NamedCurves.nistP521,
    };
}
