using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace BaasFunctions.Tests.Layering;

/// <summary>Which types of an assembly mention which others of it: in bases, members, attributes and code. What the compiler makes for a type counts as that type, and what generators share as none.</summary>
internal static class TypeReferences
{
    public static IEnumerable<(TypeDefinition From, TypeDefinition To)> Of(System.Reflection.Assembly assembly)
    {
        var module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (var type in module.GetAllTypes())
        {
            var from = Outermost(type);
            foreach (var to in Mentioned(type).SelectMany(Parts).Select(reference => Resolve(reference, module)).OfType<TypeDefinition>().Select(Outermost).Distinct())
            {
                if (to != from && from.Namespace.StartsWith("BaasFunctions.", StringComparison.Ordinal) && to.Namespace.StartsWith("BaasFunctions.", StringComparison.Ordinal))
                {
                    yield return (from, to);
                }
            }
        }
    }

    private static IEnumerable<TypeReference?> Mentioned(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.CustomAttributes.SelectMany(OfAttribute),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.SelectMany(OfMethod),
    ];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.CustomAttributes.SelectMany(OfAttribute),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(instruction => OfOperand(instruction.Operand)) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
    ];

    private static IEnumerable<TypeReference?> OfOperand(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> OfAttribute(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>()];

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeDefinition? Resolve(TypeReference reference, ModuleDefinition module) =>
        reference is TypeDefinition definition && definition.Module == module ? definition : null;

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);
}
