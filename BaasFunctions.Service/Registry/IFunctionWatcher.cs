using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Registry;

/// <summary>Is told of every change of a function that is made on this instance: deployed, activated, another status, deleted.</summary>
internal interface IFunctionWatcher
{
    /// <summary>Gives what is wrong when it could not do what the change asks for; then the change is to be made again.</summary>
    Task<HostCallError?> ChangedAsync(string project, string name, CancellationToken cancellation);
}
