using System.Collections.Frozen;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Every operation by its name.</summary>
internal sealed class HostOperationTable(IEnumerable<IHostOperations> members)
{
    private readonly FrozenDictionary<string, HostOperation> _operations =
        members.SelectMany(member => member.All).ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => _operations.Keys;

    public HostOperation? Find(string name) => _operations.GetValueOrDefault(name);
}
