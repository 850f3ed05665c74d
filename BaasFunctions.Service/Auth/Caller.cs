using BaasFunctions.Service.Auth.Keys;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>The identity that a request was admitted as.</summary>
/// <param name="Key">The key that was presented; null where none is required.</param>
internal sealed record Caller(ApiKey? Key)
{
    private static readonly Caller s_nobody = new((ApiKey?)null);

    /// <summary>The only project that the caller may name; null for any.</summary>
    public string? Project => Key?.Project;

    public static Caller Of(HttpContext http) => http.Features.Get<Caller>() ?? s_nobody;
}
