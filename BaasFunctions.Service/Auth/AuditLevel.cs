namespace BaasFunctions.Service.Auth;

/// <summary>What the audit log records: each use of a key, or only refused requests.</summary>
public enum AuditLevel
{
    All,
    Refusals,
}
