namespace BaasFunctions.Sandbox.Contracts;

/// <summary>How the data of an execution represents the body of a <c>Response</c>.</summary>
public enum ResponseBody
{
    /// <summary>There is no body; the data is null.</summary>
    None,

    /// <summary>The body is JSON; the data is its value.</summary>
    Json,

    /// <summary>The data is the body as a text.</summary>
    Text,

    /// <summary>The data is the body in base64.</summary>
    Base64,
}
