namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>A key, or bytes that only .NET may see. Managed memory alone: the objects of the cryptographic library are made for each operation, so that keys hold nothing that no limit counts.</summary>
internal abstract class KeyMaterial
{
    public abstract bool IsPrivate { get; }

    /// <summary>Its size in bits; the modulus of an RSA key.</summary>
    public abstract int Bits { get; }

    /// <summary>What others may know of it.</summary>
    public virtual KeyMaterial Public => this;

    /// <summary>Its bytes in the format raw, spki or pkcs8, as it has them.</summary>
    public abstract byte[] Export(string format);

    /// <summary>Its members as a JSON Web Key; texts are as they are, bytes become base64url.</summary>
    public abstract IEnumerable<(string Name, string? Text, byte[]? Bytes)> Jwk();
}
