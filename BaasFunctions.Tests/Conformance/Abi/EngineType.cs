using System.Reflection;
using System.Reflection.Metadata;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>A type of the engine that derives from one of the parser's.</summary>
internal sealed class EngineType
{
    public EngineType(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        Name = TypeNames.Of(reader, handle);
        BaseType = TypeNames.Of(reader, (TypeReferenceHandle)type.BaseType);
        Interfaces =
        [
            .. type.GetInterfaceImplementations()
                .Select(implementation => reader.GetInterfaceImplementation(implementation).Interface)
                .Where(implemented => implemented.Kind == HandleKind.TypeReference)
                .Select(implemented => TypeNames.Of(reader, (TypeReferenceHandle)implemented)),
        ];
        MethodDefinition[] methods = [.. type.GetMethods().Select(reader.GetMethodDefinition)];
        Methods = methods.Select(method => Signature(reader, method)).ToHashSet();
        Overrides = [.. methods.Where(IsOverride).Select(method => Signature(reader, method))];
    }

    public string Name { get; }

    public string BaseType { get; }

    public IReadOnlyList<string> Interfaces { get; }

    public IReadOnlySet<string> Methods { get; }

    public IReadOnlyList<string> Overrides { get; }

    private static bool IsOverride(MethodDefinition method) =>
        method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.NewSlot);

    private static string Signature(MetadataReader reader, MethodDefinition method) =>
        SignatureText.OfMethod(reader.GetString(method.Name), method.DecodeSignature(SignatureText.Instance, null));
}
