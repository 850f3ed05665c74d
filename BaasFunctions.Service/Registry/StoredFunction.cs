namespace BaasFunctions.Service.Registry;

/// <summary>A function as it is kept, without its versions.</summary>
internal sealed record StoredFunction
{
    public required string Name { get; init; }

    public required FunctionStatus Status { get; init; }

    /// <summary>Number of the version that is served.</summary>
    public required long Active { get; init; }

    /// <summary>Number of the version that was served before; 0 for none.</summary>
    public required long Previous { get; init; }

    /// <summary>Number of the newest version.</summary>
    public required long Latest { get; init; }

    /// <summary>Grows with every change, so that whoever remembers the function sees that it changed.</summary>
    public required long Revision { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }
}
