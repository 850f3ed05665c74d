using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>
/// Speaks as the Drupal module of the service that this one replaces does: its headers, its bodies with <c>[]</c> where PHP has an
/// empty array, and its way to read answers. Anything but a 2xx is an exception to it.
/// </summary>
internal sealed class DrupalClient(HttpClient http)
{
    /// <summary>What its users get when all went well with the transport.</summary>
    public sealed record Result(string Status, JsonElement Data, JsonElement Error, long MemoryUsedMb, JsonElement Logs, JsonElement Validation);

    public static JsonArray EmptyPhpArray => [];

    public string LastExecutionId { get; private set; } = "";

    /// <summary><c>FunctionExecutor::execute</c>.</summary>
    public Task<Result> ExecuteAsync(string code, JsonNode? request = null, JsonNode? config = null, JsonNode? env = null)
    {
        var id = NewExecutionId();
        return SendAsync("/execute", id, new JsonObject
        {
            ["execution_id"] = id,
            ["function_id"] = "func_shop_hello_68f0c1a2b3c4d",
            ["function_name"] = "hello",
            ["code"] = code,
            ["config"] = config ?? EmptyPhpArray,
            ["request"] = request ?? EmptyPhpArray,
            ["context"] = new JsonObject
            {
                ["tenant_id"] = "t", ["project_id"] = "shop", ["user_id"] = "7", ["ip_address"] = "1.2.3.4", ["user_agent"] = "Mozilla/5.0",
            },
            ["env"] = env ?? EmptyPhpArray,
        });
    }

    /// <summary><c>FunctionExecutor::test</c>.</summary>
    public Task<Result> TestAsync(string code, JsonNode? testData = null)
    {
        var id = NewExecutionId();
        return SendAsync("/test", id, new JsonObject
        {
            ["execution_id"] = id,
            ["function_id"] = "test_" + id,
            ["function_name"] = "test_function",
            ["code"] = code,
            ["config"] = EmptyPhpArray,
            ["request"] = testData ?? EmptyPhpArray,
            ["test_mode"] = true,
            ["context"] = new JsonObject { ["tenant_id"] = "t", ["project_id"] = "shop", ["user_id"] = 7, ["test_mode"] = true },
        });
    }

    private async Task<Result> SendAsync(string path, string id, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString()) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-BaaS-Project-ID", "shop");
        request.Headers.Add("X-BaaS-Execution-ID", id);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var json = await answer.JsonAsync();
        return new Result(
            json.TryGetProperty("status", out var status) ? status.GetString()! : "error",
            json.GetProperty("data").Clone(),
            json.GetProperty("error").Clone(),
            json.GetProperty("memory_used_mb").GetInt64(),
            json.GetProperty("logs").Clone(),
            json.TryGetProperty("validation", out var validation) ? validation.Clone() : default);
    }

    private string NewExecutionId() => LastExecutionId = string.Create(
        CultureInfo.InvariantCulture, $"exec_{Guid.NewGuid().ToString("N")[..13]}_{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
}
