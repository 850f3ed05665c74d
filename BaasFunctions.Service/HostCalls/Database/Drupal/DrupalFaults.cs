using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>Makes faults of what the backend answered. Its messages are in the language of its site, so the codes lead.</summary>
internal static class DrupalFaults
{
    public static HostCallError Of(DrupalReply reply, string entity, string? id = null) => (reply.Status, reply.Code) switch
    {
        (_, "ENTITY_NOT_FOUND") => EntityFaults.NotFound(entity, id ?? ""),
        (_, "TABLE_NOT_FOUND" or "TEMPLATE_NOT_FOUND") => Told("ENTITY_UNKNOWN", $"The project has no entity {entity}; create it in the backend", reply),
        (_, "PROJECT_NOT_FOUND" or "TENANT_NOT_FOUND" or "PROJECT_TENANT_MISMATCH") => Told("PROJECT_UNKNOWN", "The backend has no such project of this tenant", reply),
        (409, _) or (_, "DUPLICATE_VALUE" or "UNIQUE_CONSTRAINT_VIOLATION") => EntityFaults.Duplicate(entity),
        (_, "REQUIRED_FIELD_MISSING") => Told("REQUIRED_FIELD_MISSING", $"A required field of {entity} is missing", reply),
        (401, _) => Told("AUTHENTICATION_REQUIRED", "The backend does not know the caller: send a valid bearer token with the request, or set DRUPAL_API_KEY", reply),
        (403, _) => Told("ACCESS_DENIED", "The caller may not do this with the entities of the project", reply),
        (404, _) => EntityFaults.NotFound(entity, id ?? ""),
        (429, _) => Told("STORE_BUSY", "The backend takes no more requests at the moment; try again later", reply),
        (>= 500, "ENTITY_FETCH_ERROR") => Told("STORE_ERROR", $"The backend could not read {entity}; a field of the query may not exist there", reply),
        (502 or 503 or 504, _) => EntityFaults.Unavailable with { Status = reply.Status },
        (>= 500, _) => Told("STORE_ERROR", "The backend failed", reply),
        (>= 400, _) => Told(reply.Code.Length > 0 ? reply.Code : "STORE_REFUSED", "The backend refused the request", reply),
        _ => Told("STORE_ERROR", "The backend answered what is not its API", reply),
    };

    private static HostCallError Told(string code, string message, DrupalReply reply) => new(code, reply.Message.Length > 0 ? $"{message}: {reply.Message}" : message)
    {
        Status = reply.Status,
        DetailsJson = PlainJson.Bytes(new JsonObject { ["code"] = reply.Code, ["message"] = reply.Message }),
    };
}
