using System.Reflection.Metadata;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>Full metadata names, nested types after a plus sign.</summary>
internal static class TypeNames
{
    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return outer.IsNil ? Qualify(reader, type.Namespace, name) : Of(reader, outer) + "+" + name;
    }

    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : Qualify(reader, type.Namespace, name);
    }

    /// <summary>The generic type definition of an instantiation, or the type itself.</summary>
    public static string Definition(string signature)
    {
        int arguments = signature.IndexOf('<', StringComparison.Ordinal);
        string definition = arguments < 0 ? signature : signature[..arguments];
        return definition[(definition.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    private static string Qualify(MetadataReader reader, StringHandle space, string name) =>
        space.IsNil ? name : reader.GetString(space) + "." + name;
}
