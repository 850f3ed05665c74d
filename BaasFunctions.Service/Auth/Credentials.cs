using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// Reads the keys of a request from every place that may hold one. All are checked, because web clients send the token of
/// their user as Bearer and the key in another header.
/// </summary>
internal static class Credentials
{
    private const string Bearer = "Bearer ";
    private const string ApiKey = "X-API-Key";
    private const string FunctionsKey = "x-functions-key";

    public static IEnumerable<string> Of(HttpRequest request, string configuredHeader)
    {
        string?[] presented =
        [
            request.Headers[configuredHeader],
            request.Headers[ApiKey],
            request.Headers[FunctionsKey],
            AfterBearer(request.Headers.Authorization.ToString()),
            request.QueryString.HasValue ? request.Query["code"].ToString() : null,
        ];
        return presented.OfType<string>().Where(key => key.Length > 0).Distinct();
    }

    /// <summary>Whether a header is for keys of this service and nothing else.</summary>
    public static bool IsKeyHeader(string name, string configuredHeader) =>
        name.Equals(configuredHeader, StringComparison.OrdinalIgnoreCase) || name.Equals(FunctionsKey, StringComparison.OrdinalIgnoreCase) || name.Equals(ApiKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>The token of an <c>Authorization</c> header (RFC 6750, section 2.1), which may be empty; null for one of another scheme.</summary>
    public static string? AfterBearer(string authorization) =>
        authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
}
