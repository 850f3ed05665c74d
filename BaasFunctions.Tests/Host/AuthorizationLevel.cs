namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands in for the enumeration of the same name of Azure Functions.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
