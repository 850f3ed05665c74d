namespace BaasFunctions.Service.Contracts;

/// <summary>Names the record that documents a field whose JSON comes from elsewhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonShapeAttribute(Type type) : Attribute
{
    public Type Type => type;
}
