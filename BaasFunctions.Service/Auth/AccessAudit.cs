using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Auth;

/// <summary>The audit log: which key was used for what, and what was refused, from which address. It names keys by id, never by their text.</summary>
internal sealed class AccessAudit(AccessOptions options, ILogger<AccessAudit> logger)
{
    public void Used(HttpContext http, ApiKey key)
    {
        if (options.Audit == AuditLevel.All)
        {
            logger.KeyUsed(key.Id, LogText.Of(key.Project ?? "*"), LogText.Of(http.Request.Method), LogText.Of(http.Request.Path), AddressOf(http));
        }
    }

    public void Refused(HttpContext http, ApiKey? key, string code) =>
        logger.KeyRefused(key?.Id ?? "(none)", code, LogText.Of(http.Request.Method), LogText.Of(http.Request.Path), AddressOf(http));

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "(in process)";
}
