using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// Reads the keys of a request from every place that may hold one. All are checked, because web clients send the token of
/// their user as Bearer and the key in another header.
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
