using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Service.Access;

/// <summary>The keys that callers may present. Held as hashes, compared in constant time.</summary>
internal sealed class ApiKeys(ServiceOptions options)
{
    private readonly byte[][] _hashes = [.. options.ApiKeys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];

    public bool Any => _hashes.Length > 0;

    /// <summary>The number of the key, or -1. Looks at every key whatever it finds, so that the time tells nothing.</summary>
    public int Find(string candidate)
    {
        if (candidate.Length > 1024)
        {
            return -1;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(candidate), hash);
        var found = -1;
        for (var i = 0; i < _hashes.Length; i++)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, _hashes[i]))
            {
                found = i;
            }
        }

        return found;
    }
}
