using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// The keys that a request presents, in every way in which it may. All of them are looked at: a web client sends the token of
/// its user as Bearer and the key beside it.
/// </summary>
internal static class Credentials
{
    private const string Bearer = "Bearer ";

    public static IEnumerable<string> Of(HttpRequest request, string configuredHeader)
    {
        string?[] presented =
        [
            request.Headers[configuredHeader],
            request.Headers["X-API-Key"],
            request.Headers["x-functions-key"],
            AfterBearer(request.Headers.Authorization.ToString()),
            request.QueryString.HasValue ? request.Query["code"].ToString() : null,
        ];
        return presented.OfType<string>().Where(key => key.Length > 0).Distinct();
    }

    private static string? AfterBearer(string authorization) =>
        authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
}
