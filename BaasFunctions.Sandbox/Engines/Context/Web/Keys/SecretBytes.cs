namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>A key that is nothing but bytes, and data on its way from one operation to the next.</summary>
internal sealed class SecretBytes(byte[] value) : KeyMaterial
{
    public byte[] Value => value;

    public override bool IsPrivate => true;

    public override int Bits => checked(value.Length * 8);

    public override byte[] Export(string format) => value;

    public override IEnumerable<(string Name, string? Text, byte[]? Bytes)> Jwk() => [("kty", "oct", null), ("k", null, value)];
}
