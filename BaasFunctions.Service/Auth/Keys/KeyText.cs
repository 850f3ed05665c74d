using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>
/// A key as it is sent: <c>baas_ID_SECRET</c>. The id finds the record; the secret has 256 random bits, so that a plain hash of the whole text
/// is enough to keep (there is nothing to guess that a slow hash would slow down).
/// </summary>
internal static class KeyText
{
    public const string Prefix = "baas_";
    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string NewId() => RandomNumberGenerator.GetString(IdLetters, IdLength);

    public static string New(string id) => $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>The id that a text names; null when the text does not have the form of a key.</summary>
    public static string? IdOf(string text) =>
        text.Length == Prefix.Length + IdLength + 1 + SecretLength
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length + IdLength] == '_'
        && IsId(text.AsSpan(Prefix.Length, IdLength))
            ? text.Substring(Prefix.Length, IdLength)
            : null;

    public static bool IsId(ReadOnlySpan<char> text) => text.Length == IdLength && !text.ContainsAnyExcept(IdLetters);

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
