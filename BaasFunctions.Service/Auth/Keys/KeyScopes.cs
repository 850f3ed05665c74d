namespace BaasFunctions.Service.Auth.Keys;

/// <summary>The scopes of a key. Every key may call <c>POST /validate</c>.</summary>
[Flags]
public enum KeyScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>POST /execute</c>.</summary>
    Execute = 1,

    /// <summary><c>POST /test</c>.</summary>
    Test = 2,

    /// <summary><c>GET /info</c>, functions and executions of a project, and with a key of no project <c>GET /metrics</c>.</summary>
    Read = 8,

    /// <summary>Functions of a project: deploying, activating and deleting them.</summary>
    Deploy = 4,

    /// <summary><c>/keys</c>: creating, listing and revoking keys.</summary>
    Admin = 16,
}
