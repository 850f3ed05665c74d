namespace BaasFunctions.Service.Access;

/// <summary>What a path asks of its callers.</summary>
internal enum AccessRule
{
    /// <summary>A key where keys are set; counted.</summary>
    Key,

    /// <summary>No key; counted.</summary>
    Counted,

    /// <summary>No key and not counted: probes of orchestrators.</summary>
    Open,
}
