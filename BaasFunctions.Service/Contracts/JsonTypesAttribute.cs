namespace BaasFunctions.Service.Contracts;

/// <summary>Names the JSON types of a field that accepts more than its .NET type says, such as the empty array that PHP sends for an empty object.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonTypesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names => names;
}
