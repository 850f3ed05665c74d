using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Service.HostCalls.Jwt;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// Encrypts values of the environment for the database: AES-256-GCM (NIST SP 800-38D) with a key of the project that is derived from <c>JWT_SECRET</c>, bound to the
/// place of the value. The text is base64 of nonce, tag and ciphertext.
/// </summary>
internal sealed class VariableSeal(ProjectKeys keys)
{
    private const string Purpose = "env";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Seal(string project, string function, string name, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(keys.Of(project, Purpose), TagBytes);
        cipher.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), PlaceOf(project, function, name));
        return Convert.ToBase64String(whole);
    }

    /// <summary>The value; null when it was encrypted with another secret, or for another place.</summary>
    public string? Open(string project, StoredVariable variable)
    {
        try
        {
            var whole = Convert.FromBase64String(variable.Sealed);
            var plain = new byte[whole.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(keys.Of(project, Purpose), TagBytes);
            cipher.Decrypt(
                whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), plain, PlaceOf(project, variable.Function, variable.Name));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] PlaceOf(string project, string function, string name) => Encoding.UTF8.GetBytes($"{project}\n{function}\n{name}");
}
