using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary><c>context.http</c> and <c>fetch</c>.</summary>
internal sealed class HttpOperations(EgressClient client, EgressOptions options) : IHostOperations
{
    private const int MaxOfABody = 16 * 1024;

    public IEnumerable<HostOperation> All =>
    [
        new HostOperation("http.send", SendAsync)
        {
            IsEgress = true,
            NeedsProject = false,
            HasEffects = static arguments => arguments.Value("method").ToString().ToUpperInvariant() is not ("GET" or "HEAD" or "OPTIONS"),
        },
    ];

    private async ValueTask<HostAnswer> SendAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        if (OutgoingRequest.Read(arguments, options) is not { } request)
        {
            return HostAnswers.Of(arguments.Fault!);
        }

        var budget = session.Part(static _ => new EgressBudget());
        if (budget.Send(request, options) is { } tooMuch)
        {
            return HostAnswers.Of(tooMuch);
        }

        session.CountEgress(request.Body.Length);
        var result = await client.SendAsync(arguments.Held is { } held ? session.Scope with { Held = held } : session.Scope, request, cancellation);
        session.CountEgress(result.Value?.Body.Length ?? 0);
        return result.Failed ? HostAnswers.Of(result.Fault with { Message = $"{result.Fault.Message} ({HttpErrorText.Name(request.Method, request.Url)})" })
            : budget.Receive(result.Value, options) is { } full ? HostAnswers.Of(full)
            : request.IsRaw || result.Value.Succeeded ? Whole(result.Value)
            : HostAnswers.Of(Status(request, result.Value));
    }

    private static HostAnswer Whole(ReceivedResponse response)
    {
        var value = HostAnswers.Write(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("ok"u8, response.Succeeded);
            json.WriteNumber("status"u8, response.Status);
            json.WriteString("statusText"u8, response.StatusText);
            json.WriteStartObject("headers"u8);
            foreach (var (name, text) in response.Headers)
            {
                if (name != "__proto__")
                {
                    json.WriteString(name, text);
                }
            }

            json.WriteEndObject();
            if (response.Cookies.Count > 1)
            {
                json.WriteStartArray("setCookie"u8);
                foreach (var cookie in response.Cookies)
                {
                    json.WriteStringValue(cookie);
                }

                json.WriteEndArray();
            }

            json.WriteString("url"u8, response.Url.AbsoluteUri);
            json.WriteBoolean("redirected"u8, response.Redirected);
            json.WriteEndObject();
        });
        return value with { Body = response.Body };
    }

    /// <summary>The error of <c>get</c>, <c>post</c> and so on has the status and the beginning of the body.</summary>
    private static HostCallError Status(OutgoingRequest request, ReceivedResponse response)
    {
        var text = Encoding.UTF8.GetString(response.Body.Span[..Math.Min(response.Body.Length, MaxOfABody)]);
        var name = HttpErrorText.Name(request.Method, request.Url) + (response.Redirected ? $", redirected to {HttpErrorText.Address(response.Url)}" : "");
        return new HostCallError("HTTP_STATUS", HttpErrorText.Status(response.Status, response.StatusText, name, text))
        {
            Status = response.Status,
            DetailsJson = PlainJson.Bytes(new JsonObject { ["body"] = BodyOf(text, response.Body.Length <= MaxOfABody) }),
        };
    }

    /// <summary>JSON as a value, anything else as text.</summary>
    private static JsonNode? BodyOf(string text, bool isWhole)
    {
        try
        {
            return isWhole && text.Length > 0 ? JsonNode.Parse(text) : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
