namespace BaasFunctions.Service.Auth;

/// <summary>Which key a path requires. All but <see cref="Open"/> count towards rate limits.</summary>
internal enum AccessRule
{
    /// <summary>A key with the scope for executions, where there are keys.</summary>
    Execute,

    /// <summary>The same, and a key of this service's own also where the host asks callers for keys: it asks nobody here.</summary>
    ExecuteByOwnKey,

    /// <summary>A key with the scope for tests, where there are keys.</summary>
    Test,

    /// <summary>A key with the scope for reading, where there are keys.</summary>
    Read,

    /// <summary>A key with the scope for reading that belongs to no project, where there are keys: the response is about all projects.</summary>
    ReadAll,

    /// <summary>A key with the scope for deployments, where there are keys.</summary>
    Deploy,

    /// <summary>A key with the scope for administration, always.</summary>
    Admin,

    /// <summary>Any key, where there are keys.</summary>
    AnyKey,

    /// <summary>No key.</summary>
    Counted,

    /// <summary>No key and not counted: probes of orchestrators.</summary>
    Open,
}
