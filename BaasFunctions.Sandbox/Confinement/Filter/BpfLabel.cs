namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>A place in a program that is still being written.</summary>
internal sealed class BpfLabel
{
    /// <summary>Index of the instruction it stands before; null until it is placed.</summary>
    public int? Position { get; set; }
}
