using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using Microsoft.IdentityModel.Tokens;

namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary>
/// A secret that a function shares with another system, as key of HMAC. What is the public key of somebody is never one: whoever reads it could sign
/// (RFC 8725, 2.1: an attacker changes the algorithm of a token from RS256 to HS256).
/// </summary>
internal static class SharedSecret
{
    private const int MinBytes = 32;
    private const int MaxBytes = 16 * 1024;

    /// <summary>The algorithms, strongest last, with the bytes that a key of each must have (RFC 7518, 3.2: as many as the hash).</summary>
    private static readonly (string Name, int Bytes)[] s_algorithms =
        [(SecurityAlgorithms.HmacSha256, 32), (SecurityAlgorithms.HmacSha384, 48), (SecurityAlgorithms.HmacSha512, 64)];

    public static bool IsPem(string text) => text.Contains("-----BEGIN", StringComparison.Ordinal);

    /// <summary>The key; returns what is wrong with the secret.</summary>
    public static CallResult<SecurityKey> Read(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return IsPem(secret) || IsKeyOfOtherKind(secret)
                ? Invalid("a key in PEM, DER, SSH or JWK is no shared secret: give PEM in `key`, a JWK in `jwks`")
            : bytes.Length is < MinBytes or > MaxBytes
                ? Invalid($"it is neither PEM nor a shared secret, which has {MinBytes} to {MaxBytes} bytes; this one has {bytes.Length}")
            : new SymmetricSecurityKey(bytes);
    }

    /// <summary>Algorithms for which a secret is long enough.</summary>
    public static string[] AlgorithmsOf(SymmetricSecurityKey key) =>
        [.. s_algorithms.Where(algorithm => key.Key.Length >= algorithm.Bytes).Select(algorithm => algorithm.Name)];

    /// <summary>Forms of keys of RSA and elliptic curves that have no PEM around them.</summary>
    private static bool IsKeyOfOtherKind(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("ssh-", StringComparison.Ordinal)
            || trimmed.StartsWith("ecdsa-sha2-", StringComparison.Ordinal)
            || (trimmed.StartsWith('{') && trimmed.Contains("\"kty\"", StringComparison.Ordinal))
            || IsDer(trimmed);
    }

    private static bool IsDer(string text)
    {
        // A sequence with its length in one or two further bytes, as every such key begins.
        if (!text.StartsWith("MI", StringComparison.Ordinal) && !text.StartsWith("MF", StringComparison.Ordinal) && !text.StartsWith("MH", StringComparison.Ordinal))
        {
            return false;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), bytes, out var length))
        {
            return false;
        }

        using var rsa = RSA.Create();
        using var ec = ECDsa.Create();
        return Imports(() => rsa.ImportSubjectPublicKeyInfo(bytes.AsSpan(0, length), out _))
            || Imports(() => rsa.ImportRSAPublicKey(bytes.AsSpan(0, length), out _))
            || Imports(() => ec.ImportSubjectPublicKeyInfo(bytes.AsSpan(0, length), out _));
    }

    private static bool Imports(Action import)
    {
        try
        {
            import();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static HostCallError Invalid(string why) => new("INVALID_KEY", $"The key cannot be used: {why}");
}
