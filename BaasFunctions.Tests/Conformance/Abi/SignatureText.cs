using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>Signatures as text that is equal in two assemblies when, and only when, the runtime takes them for the same.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    public static readonly SignatureText Instance = new();

    public static string OfMethod(string name, MethodSignature<string> signature)
    {
        string generic = signature.GenericParameterCount > 0 ? $"<{signature.GenericParameterCount}>" : "";
        string instance = signature.Header.IsInstance ? "instance " : "static ";
        return $"{instance}{signature.Header.CallingConvention} {signature.ReturnType} {name}{generic}({string.Join(", ", signature.ParameterTypes)})";
    }

    public static string OfField(string name, string type) => $"field {type} {name}";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        KindOf(rawTypeKind) + TypeNames.Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        KindOf(rawTypeKind) + TypeNames.Of(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType + " pinned";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "fnptr " + OfMethod("", signature);

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    private static string KindOf(byte rawTypeKind) => (SignatureTypeKind)rawTypeKind switch
    {
        SignatureTypeKind.Class => "class ",
        SignatureTypeKind.ValueType => "valuetype ",
        _ => "",
    };
}
