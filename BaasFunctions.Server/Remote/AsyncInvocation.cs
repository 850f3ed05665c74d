using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary><c>invoke NAME --async</c>: has a function called without waiting for it. The output is the id of the call.</summary>
internal static class AsyncInvocation
{
    /// <summary>More than the server keeps, so that it is the one to say so.</summary>
    private const int MaxBytes = 2 << 20;

    /// <param name="name">The function.</param>
    /// <param name="body">JSON or text; <c>@FILE</c> a file, <c>-</c> the input; null for none.</param>
    /// <param name="idempotencyKey">The same key is the same call; null for none.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<int> RunAsync(string name, string? body, string? idempotencyKey, RemoteTarget target, CancellationToken cancellation)
    {
        var (text, fault) = await ReadAsync(body, cancellation);
        if (fault is not null)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCode.Usage;
        }

        using var client = new ApiClient(target.Server);
        var request = new ClientContracts.Invoke(text is null ? null : RequestOf(text));
        (string, string)[] headers = idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)];
        var answer = await client.SendAsync(
            HttpMethod.Post, target.Server.PathOfFunction(name, "/invoke?async=1"), request, ClientJson.Default.Invoke, cancellation, headers);
        return AnswerReport.Print(answer, target, ClientJson.Default.InvocationOne, static one =>
        {
            Console.Error.WriteLine($"{one.Invocation.Function} is {one.Invocation.State}; `invocations show {one.Invocation.Id}` tells what becomes of it");
            Console.Out.WriteLine(one.Invocation.Id);
        });
    }

    /// <summary>The request of which it is the body; what is no JSON is a text.</summary>
    private static JsonElement RequestOf(string text)
    {
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(text, documentOptions: RequestBodyText.Options);
        }
        catch (JsonException)
        {
            body = JsonValue.Create(text);
        }

        return JsonElement.Parse(new JsonObject { ["body"] = body }.ToJsonString());
    }

    private static async Task<(string? Text, string? Fault)> ReadAsync(string? body, CancellationToken cancellation)
    {
        if (body is null || body != "-" && body is not ['@', _, ..])
        {
            return (body, null);
        }

        try
        {
            await using var source = body == "-" ? Console.OpenStandardInput() : File.OpenRead(body[1..]);
            using var reader = new StreamReader(source, Encoding.UTF8);
            var buffer = new char[MaxBytes + 1];
            var read = await reader.ReadBlockAsync(buffer, cancellation);
            return read > MaxBytes ? (null, $"--body {body} is larger than {MaxBytes >> 20} MB") : (new string(buffer, 0, read), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"--body {body} cannot be read");
        }
    }
}
