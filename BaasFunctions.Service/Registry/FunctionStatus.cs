namespace BaasFunctions.Service.Registry;

/// <summary>Whether a function that was deployed is served.</summary>
internal enum FunctionStatus
{
    /// <summary>Not served: it is still being written.</summary>
    Draft,

    /// <summary>Served to callers with a key, whatever its own rule of access says; its schedule does not fire.</summary>
    Testing,

    /// <summary>Served.</summary>
    Online,

    /// <summary>Not served: it was taken down.</summary>
    Offline,
}
