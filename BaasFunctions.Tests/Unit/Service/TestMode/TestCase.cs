using System.Text.Json;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Service.TestMode;

/// <summary>Sends functions to <c>/test</c> of a service that really runs them.</summary>
internal static class TestCase
{
    /// <summary>Runs the body of a handler; <paramref name="more"/> is what else the request has, as the members of an object.</summary>
    public static Task<ServiceAnswer> RunAsync(string body, object? more = null, ServiceOptions? options = null) =>
        SendAsync($"export default async function handler(request, context) {{ {body} }}", more, options);

    public static async Task<ServiceAnswer> SendAsync(string code, object? more = null, ServiceOptions? options = null)
    {
        using var sandbox = TestSandbox.Create();
        await using var service = new ServiceUnderTest(options, sandbox);
        var request = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        request["execution_id"] = "e1";
        request["code"] = code;
        return await service.SendAsync("POST", "/test", request.ToJsonString());
    }

    public static string Data(this ServiceAnswer answer) => answer.Json.GetProperty("data").GetRawText();
}
