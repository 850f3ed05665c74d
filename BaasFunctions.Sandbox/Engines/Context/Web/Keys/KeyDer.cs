using System.Formats.Asn1;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>The envelopes of keys in DER: SubjectPublicKeyInfo (RFC 5280, section 4.1) and PrivateKeyInfo (RFC 5208, section 5; RFC 5958, section 2).</summary>
internal static class KeyDer
{
    private static readonly Asn1Tag s_attributes = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag s_publicKey = new(TagClass.ContextSpecific, 1);

    /// <summary>Reads the key of an algorithm; throws when it is of another.</summary>
    /// <param name="data">The envelope.</param>
    /// <param name="algorithm">The object identifier that it must name.</param>
    /// <param name="curve">The named curve that its parameters must be; null for an algorithm without.</param>
    public static ReadOnlyMemory<byte> ReadSpki(byte[] data, string algorithm, string? curve)
    {
        var reader = new AsnReader(data, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        ReadAlgorithm(info.ReadSequence(), algorithm, curve);
        var key = info.ReadBitString(out var unused);
        info.ThrowIfNotEmpty();
        return unused == 0 ? key : throw new InvalidKeyException("The public key is no whole number of bytes");
    }

    /// <summary>As <see cref="ReadSpki"/>.</summary>
    public static ReadOnlyMemory<byte> ReadPkcs8(byte[] data, string algorithm, string? curve)
    {
        var reader = new AsnReader(data, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (!info.TryReadInt32(out var version) || version is not (0 or 1))
        {
            throw new InvalidKeyException("The private key is of an unknown version");
        }

        ReadAlgorithm(info.ReadSequence(), algorithm, curve);
        var key = info.ReadOctetString();
        if (info.HasData && info.PeekTag().HasSameClassAndValue(s_attributes))
        {
            _ = info.ReadEncodedValue();
        }

        if (info.HasData && info.PeekTag().HasSameClassAndValue(s_publicKey))
        {
            _ = info.ReadEncodedValue();
        }

        info.ThrowIfNotEmpty();
        return key;
    }

    public static byte[] WriteSpki(string algorithm, string? curve, ReadOnlySpan<byte> key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteAlgorithm(writer, algorithm, curve);
            writer.WriteBitString(key);
        }

        return writer.Encode();
    }

    public static byte[] WritePkcs8(string algorithm, string? curve, ReadOnlySpan<byte> key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            WriteAlgorithm(writer, algorithm, curve);
            writer.WriteOctetString(key);
        }

        return writer.Encode();
    }

    private static void ReadAlgorithm(AsnReader identifier, string algorithm, string? curve)
    {
        if (identifier.ReadObjectIdentifier() is var found && found != algorithm)
        {
            throw new InvalidKeyException($"The key is for the algorithm {found}, not for {algorithm}");
        }

        if (curve is not null)
        {
            if (!identifier.HasData || !identifier.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) || identifier.ReadObjectIdentifier() != curve)
            {
                throw new InvalidKeyException("The key is on another curve");
            }
        }
        else if (algorithm == RsaKey.Algorithm && identifier.HasData)
        {
            identifier.ReadNull();
        }

        identifier.ThrowIfNotEmpty();
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm, string? curve)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
            if (curve is not null)
            {
                writer.WriteObjectIdentifier(curve);
            }
            else if (algorithm == RsaKey.Algorithm)
            {
                writer.WriteNull();
            }
        }
    }
}
