using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile.Api;

/// <summary>A real server with two projects, each with a key that opens everything of its own.</summary>
internal sealed class TenantServer : IAsyncDisposable
{
    private readonly string _folder;

    private TenantServer(ServerProcess server, string folder, string a, string b) => (Server, _folder, A, B) = (server, folder, a, b);

    public ServerProcess Server { get; }

    /// <summary>Key of project <c>a</c>.</summary>
    public string A { get; }

    /// <summary>Key of project <c>b</c>.</summary>
    public string B { get; }

    public static async Task<TenantServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("baas-tenants-").FullName;
        var (a, b) = (await KeyAsync(folder, "a"), await KeyAsync(folder, "b"));
        return new TenantServer(await ServerProcess.StartAsync([("DATA_DIR", folder), .. settings]), folder, a, b);
    }

    public async Task<(int Status, string Text)> SendAsync(
        string key, HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-API-Key", key);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body is null ? null : new StringContent(body, null, "application/json");
        using var answer = await Server.Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Runs a function for the project of a key, or for the one that the request names.</summary>
    public async Task<(int Status, string Text)> RunAsync(string key, string code, string? project = null) => await SendAsync(
        key,
        HttpMethod.Post,
        "/execute",
        System.Text.Json.JsonSerializer.Serialize(new { execution_id = "e", function_id = "f", code, context = new { project_id = project } }));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> KeyAsync(string folder, string project)
    {
        var (code, key, errors) = await ServerProcess.RunAsync(
            ["keys", "create", "--name", project, "--project", project, "--scope", "execute,test,read,admin"], ("DATA_DIR", folder));
        Assert.AreEqual(0, code, errors);
        return key;
    }
}
