namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands in for the attribute of the same name of Azure Functions.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel level, params string[] methods) : Attribute
{
    public AuthorizationLevel AuthLevel => level;

    public string[] Methods => methods;

    public string? Route { get; set; }
}
