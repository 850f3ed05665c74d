using Azure.Core;
using Azure.Identity;

namespace BaasFunctions.Host.Hosting;

/// <summary>
/// As whom telemetry is sent to Application Insights, whose keys are switched off by deploy/infra: a managed identity, in the form that Azure Functions reads itself,
/// <c>Authorization=AAD</c> for that of the app or <c>ClientId=...;Authorization=AAD</c> for one that was assigned to it
/// (Azure Functions, app settings reference, APPLICATIONINSIGHTS_AUTHENTICATION_STRING).
/// </summary>
internal static class MonitorIdentity
{
    public const string Setting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>The identity, null for none; or what is wrong.</summary>
    public static (TokenCredential? Credential, string? Fault) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToArray();
        if (parts.Any(part => part.Length < 2 || part[1].Length == 0) || ValueOf("Authorization") is not "AAD" || parts.Length > (ValueOf("ClientId") is null ? 1 : 2))
        {
            return (null, $"{Setting} must be Authorization=AAD or ClientId=...;Authorization=AAD");
        }

        return (new ManagedIdentityCredential(ValueOf("ClientId") is { } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned), null);

        string? ValueOf(string name) => parts.FirstOrDefault(part => string.Equals(part[0], name, StringComparison.OrdinalIgnoreCase))?[1];
    }
}
