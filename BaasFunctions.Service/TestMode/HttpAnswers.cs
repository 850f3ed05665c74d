using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BaasFunctions.Service.TestMode;

/// <summary>Finds the response to an HTTP request among the mocks of a test. A request that matches none fails: a test sends nothing.</summary>
internal static class HttpAnswers
{
    public static (HostAnswer Answer, string By) Answer(IReadOnlyList<HttpMock> mocks, CallArguments arguments)
    {
        var (method, url) = (arguments.Text("method"), arguments.Text("url"));
        if (mocks.FirstOrDefault(mock => mock.Take(method, url)) is not { } mock)
        {
            var shown = url.Length <= 200 ? url : string.Concat(url.AsSpan(0, 197), "...");
            return (HostAnswer.Failed("NOT_MOCKED", $"No mock answers {method} {shown}: add one to mocks.http"), RecordedCall.ByStub);
        }

        return (mock.Failure?.Error is { } error ? new HostAnswer { Error = error } : Respond(mock, method, url, arguments), RecordedCall.ByMock);
    }

    private static HostAnswer Respond(HttpMock mock, string method, string url, CallArguments arguments)
    {
        var succeeded = mock.Status is >= 200 and <= 299;
        var phrase = mock.StatusText ?? ReasonPhrases.GetReasonPhrase(mock.Status);
        var isRaw = arguments.Value("raw").ValueKind == JsonValueKind.True;
        var body = Body(mock);
        if (!succeeded && !isRaw)
        {
            var name = HttpErrorText.Name(method.ToUpperInvariant(), new Uri(url, UriKind.RelativeOrAbsolute));
            return new HostAnswer
            {
                Error = new HostCallError("HTTP_STATUS", HttpErrorText.Status(mock.Status, phrase, name, Encoding.UTF8.GetString(body.Span)))
                {
                    Status = mock.Status,
                    DetailsJson = PlainJson.Bytes(new JsonObject { ["body"] = PlainJson.Node(mock.Body) }),
                },
            };
        }

        var value = HostAnswers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("ok"u8, succeeded);
            json.WriteNumber("status"u8, mock.Status);
            json.WriteString("statusText"u8, phrase);
            json.WriteStartObject("headers"u8);
            if (!mock.Headers.ContainsKey("content-type") && !body.IsEmpty)
            {
                json.WriteString("content-type"u8, mock.Body.ValueKind == JsonValueKind.String ? "text/plain; charset=utf-8"u8 : "application/json"u8);
            }

            foreach (var (name, text) in mock.Headers)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
            json.WriteString("url"u8, url);
            json.WriteBoolean("redirected"u8, false);
            json.WriteEndObject();
        });
        return value with { Body = body };
    }

    private static ReadOnlyMemory<byte> Body(HttpMock mock) => mock.Body.ValueKind switch
    {
        JsonValueKind.Undefined => default,
        JsonValueKind.String => Encoding.UTF8.GetBytes(mock.Body.GetString()!),
        _ => JsonSerializer.SerializeToUtf8Bytes(mock.Body, PlainJson.Default.JsonElement),
    };
}
