namespace BaasFunctions.Service.Registry;

/// <summary>Who may call the URL of a function.</summary>
internal enum FunctionAccess
{
    /// <summary>Callers with a key of the service for its project, with the scope for executions.</summary>
    Key,

    /// <summary>Callers with a JSON Web Token that the function accepts.</summary>
    Token,

    /// <summary>Everybody.</summary>
    Public,
}
