using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>What the engine's assembly says about the parser's.</summary>
internal sealed class EngineAssembly : IDisposable
{
    private const string ParserName = "Acornima";

    private readonly PEReader _image;
    private readonly MetadataReader _reader;

    public EngineAssembly(string path)
    {
        _image = new PEReader(File.OpenRead(path));
        _reader = _image.GetMetadataReader();
        ReferencedTypes = _reader.TypeReferences.Where(IsParserType).Select(handle => TypeNames.Of(_reader, handle)).ToHashSet();
        ReferencedMembers = [.. _reader.MemberReferences.Select(ReadMember).OfType<ReferencedMember>()];
        DerivedTypes = [.. _reader.TypeDefinitions.Where(DerivesFromParser).Select(handle => new EngineType(_reader, handle))];
    }

    public IReadOnlySet<string> ReferencedTypes { get; }

    public IReadOnlyList<ReferencedMember> ReferencedMembers { get; }

    /// <summary>The engine's types whose base type is one of the parser's.</summary>
    public IReadOnlyList<EngineType> DerivedTypes { get; }

    public AssemblyName ParserReference => _reader.AssemblyReferences
        .Select(handle => _reader.GetAssemblyReference(handle).GetAssemblyName())
        .Single(name => name.Name == ParserName);

    public void Dispose() => _image.Dispose();

    private ReferencedMember? ReadMember(MemberReferenceHandle handle)
    {
        MemberReference member = _reader.GetMemberReference(handle);
        string? type = member.Parent.Kind switch
        {
            HandleKind.TypeReference => TypeNames.Of(_reader, (TypeReferenceHandle)member.Parent),
            HandleKind.TypeSpecification => TypeNames.Definition(
                _reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(SignatureText.Instance, null)),
            _ => null,
        };
        if (type is null || !ReferencedTypes.Contains(type))
        {
            return null;
        }

        string name = _reader.GetString(member.Name);
        string signature = member.GetKind() == MemberReferenceKind.Method
            ? SignatureText.OfMethod(name, member.DecodeMethodSignature(SignatureText.Instance, null))
            : SignatureText.OfField(name, member.DecodeFieldSignature(SignatureText.Instance, null));
        return new ReferencedMember(type, signature);
    }

    private bool DerivesFromParser(TypeDefinitionHandle handle)
    {
        EntityHandle parent = _reader.GetTypeDefinition(handle).BaseType;
        return parent.Kind == HandleKind.TypeReference && IsParserType((TypeReferenceHandle)parent);
    }

    private bool IsParserType(TypeReferenceHandle handle)
    {
        EntityHandle scope = _reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsParserType((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                _reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == ParserName,
            _ => false,
        };
    }
}
