namespace BaasFunctions.Service.Auth;

/// <summary>What of the keys is logged: each use, or refusals only.</summary>
public enum AuditLevel
{
    All,
    Refusals,
}
