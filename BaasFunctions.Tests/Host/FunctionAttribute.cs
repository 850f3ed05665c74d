namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands in for the attribute of the same name of Azure Functions, so that triggers compile where its packages are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name => name;
}
