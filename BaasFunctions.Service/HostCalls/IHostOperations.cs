namespace BaasFunctions.Service.HostCalls;

/// <summary>The operations of one member of the context.</summary>
internal interface IHostOperations
{
    IEnumerable<HostOperation> All { get; }
}
