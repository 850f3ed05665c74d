using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What a developer does with functions of a project, over HTTP.</summary>
internal sealed class DeployedFunctions(ServerProcess server, string project = "shop", string? key = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the answer is as it is to become, for a minute at most, and for longer on a busy machine.</summary>
    public static async Task<JsonNode> UntilAsync(Func<Task<JsonNode>> ask, Func<JsonNode, bool> condition)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            var answer = await ask();
            if (condition(answer))
            {
                return answer;
            }

            Assert.IsTrue(Stopwatch.GetElapsedTime(began) < s_patience || Stopwatch.GetElapsedTime(began) < MachinePace.Stretch(s_patience), $"in vain: {answer.ToJsonString()}");
        }
    }

    public async Task<JsonNode> DeployAsync(string name, string code, string? config = null, HttpStatusCode expected = HttpStatusCode.Created)
    {
        var body = new JsonObject { ["code"] = code };
        if (config is not null)
        {
            body["config"] = JsonNode.Parse(config);
        }

        return await AskAsync("PUT", $"/projects/{project}/functions/{name}", body, expected);
    }

    /// <summary>Asks the API, and expects a status.</summary>
    public async Task<JsonNode> AskAsync(string method, string path, JsonNode? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await SendAsync(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(expected, answer.StatusCode, $"{method} {path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Calls a function at its URL; a server without a worker for it at the moment is asked again, as a caller does.</summary>
    public async Task<(int Status, string Body)> CallAsync(string name, string rest = "", string method = "GET", HttpContent? content = null)
    {
        using var answer = await SendAsync(method, $"/f/{project}/{name}{rest}", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request);
    }
}
