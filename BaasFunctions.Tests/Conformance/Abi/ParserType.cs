using System.Reflection;
using System.Reflection.Metadata;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>A type of the parser with the members that another assembly may use.</summary>
internal sealed class ParserType
{
    private const TypeAttributes Visibility = TypeAttributes.VisibilityMask;

    public ParserType(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        Name = TypeNames.Of(reader, handle);
        IsPublic = (type.Attributes & Visibility) is TypeAttributes.Public or TypeAttributes.NestedPublic;
        BaseType = NameOf(reader, type.BaseType);
        Interfaces =
        [
            .. type.GetInterfaceImplementations()
                .Select(implementation => NameOf(reader, reader.GetInterfaceImplementation(implementation).Interface))
                .OfType<string>(),
        ];
        Methods = type.GetMethods().Select(reader.GetMethodDefinition).Where(IsVisible).ToDictionary(
            method => SignatureText.OfMethod(reader.GetString(method.Name), method.DecodeSignature(SignatureText.Instance, null)),
            method => method.Attributes);
        Fields = type.GetFields().Select(reader.GetFieldDefinition).Where(field => field.Attributes.HasFlag(FieldAttributes.Public)).ToDictionary(
            field => SignatureText.OfField(reader.GetString(field.Name), field.DecodeSignature(SignatureText.Instance, null)),
            field => ConstantOf(reader, field));
    }

    public string Name { get; }

    public bool IsPublic { get; }

    public string? BaseType { get; }

    public IReadOnlyList<string> Interfaces { get; }

    public IReadOnlyDictionary<string, MethodAttributes> Methods { get; }

    /// <summary>Public fields with the value of those that are constants.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    public bool Offers(string signature) => Methods.ContainsKey(signature) || Fields.ContainsKey(signature);

    public bool OffersOverride(string signature) =>
        Methods.TryGetValue(signature, out MethodAttributes attributes)
        && attributes.HasFlag(MethodAttributes.Virtual)
        && !attributes.HasFlag(MethodAttributes.Final);

    public bool OffersImplementation(string signature) =>
        Methods.TryGetValue(signature, out MethodAttributes attributes) && !attributes.HasFlag(MethodAttributes.Abstract);

    private static bool IsVisible(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask)
            is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static object? ConstantOf(MetadataReader reader, FieldDefinition field)
    {
        ConstantHandle handle = field.GetDefaultValue();
        if (handle.IsNil)
        {
            return null;
        }

        Constant constant = reader.GetConstant(handle);
        return reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
    }

    private static string? NameOf(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        _ when handle.IsNil => null,
        HandleKind.TypeDefinition => TypeNames.Of(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => TypeNames.Of(reader, (TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => TypeNames.Definition(
            reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(SignatureText.Instance, null)),
        _ => null,
    };
}
