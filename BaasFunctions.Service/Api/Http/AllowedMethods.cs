namespace BaasFunctions.Service.Api.Http;

/// <summary>Methods as an Allow header names them (RFC 9110, 10.2.1).</summary>
internal static class AllowedMethods
{
    /// <summary>Whether a method is one of a list such as <c>GET, HEAD</c>. Existing clients may write them in lower case.</summary>
    public static bool Has(string allow, ReadOnlySpan<char> method)
    {
        foreach (var range in allow.AsSpan().Split(", "))
        {
            if (allow.AsSpan(range).Equals(method, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
