namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>The first request to try, as a command for a shell. Public because a host prints it at its start.</summary>
public static class FirstRequest
{
    private const string Code = "export default async (request, context) => context.success({ hello: request.body.name })";

    private const string Body =
        $$$"""{"execution_id":"e1","function_id":"hello","code":"{{{Code}}}","request":{"name":"Ada"}}""";

    /// <summary>One line for curl.</summary>
    /// <param name="url">Address of the service, without a slash at its end.</param>
    /// <param name="keyHeader">Header that a key is asked for in; null where none is.</param>
    public static string Curl(string url, string? keyHeader) =>
        $"curl {url}/execute -H 'Content-Type: application/json'{(keyHeader is null ? "" : $" -H '{keyHeader}: YOUR-KEY'")} -d '{Body}'";
}
