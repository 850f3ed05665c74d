using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>What the parser's assembly offers to the engine.</summary>
internal sealed class ParserAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly Dictionary<string, ParserType> _types;

    public ParserAssembly(string path)
    {
        _image = new PEReader(File.OpenRead(path));
        MetadataReader reader = _image.GetMetadataReader();
        _types = reader.TypeDefinitions.Select(handle => new ParserType(reader, handle)).ToDictionary(type => type.Name);
    }

    public ParserType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The type and its base types as far as they are in this assembly, nearest first.</summary>
    public IEnumerable<ParserType> Hierarchy(string name)
    {
        for (ParserType? type = Find(name); type is not null; type = type.BaseType is null ? null : Find(type.BaseType))
        {
            yield return type;
        }
    }

    /// <summary>The interface and everything it inherits.</summary>
    public IEnumerable<ParserType> InterfaceClosure(string name)
    {
        ParserType? type = Find(name);
        return type is null ? [] : type.Interfaces.SelectMany(InterfaceClosure).Prepend(type);
    }

    public void Dispose() => _image.Dispose();
}
