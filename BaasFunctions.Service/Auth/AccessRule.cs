namespace BaasFunctions.Service.Auth;

/// <summary>What a path asks of its callers. All but <see cref="Open"/> are counted.</summary>
internal enum AccessRule
{
    /// <summary>A key that opens executions, where there are keys.</summary>
    Execute,

    /// <summary>A key that opens tests, where there are keys.</summary>
    Test,

    /// <summary>A key that opens reading, where there are keys.</summary>
    Read,

    /// <summary>A key that opens reading and belongs to no project, where there are keys: what is told is about all of them.</summary>
    ReadAll,

    /// <summary>A key that opens administration, always.</summary>
    Admin,

    /// <summary>Any key, where there are keys.</summary>
    AnyKey,

    /// <summary>No key.</summary>
    Counted,

    /// <summary>No key and not counted: probes of orchestrators.</summary>
    Open,
}
