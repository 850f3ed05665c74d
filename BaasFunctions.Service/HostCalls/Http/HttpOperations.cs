using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary><c>context.http</c> and <c>fetch</c>.</summary>
internal sealed class HttpOperations(EgressClient client, EgressOptions options, TimeProvider time) : IHostOperations
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
        HostOperation.Read("http.read", ReadAsync) with { NeedsProject = false, IsPart = true },
        HostOperation.Read("http.cancel", CancelAsync) with { NeedsProject = false, IsPart = true },
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
        var bodies = request is { IsOpen: true, IsRaw: true } ? session.Part(_ => new OpenBodies(options)) : null;
        var result = await client.SendAsync(arguments.Held is { } held ? session.Scope with { Held = held } : session.Scope, request, bodies, cancellation);
        session.CountEgress(result.Value?.Body.Length ?? 0);
        var name = HttpErrorText.Name(request.Method, request.Url);
        if (result.Failed)
        {
            return HostAnswers.Of(Named(result.Fault, name));
        }

        var response = result.Value;
        if (budget.Receive(response.Body.Length, options) is { } full)
        {
            response.Rest?.Close();
            return HostAnswers.Of(full);
        }

        if (response.Rest is { } rest)
        {
            rest.Name = name;
            return Answer(response, request, bodies!.Add(rest));
        }

        return request.IsRaw || response.Succeeded ? Answer(response, request, 0) : HostAnswers.Of(Status(request, response));
    }

    /// <summary>The next piece of a body, and whether there are more.</summary>
    private async ValueTask<HostAnswer> ReadAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var (bodies, number) = (session.Part(_ => new OpenBodies(options)), arguments.Whole(arguments.Root, "body", 1, int.MaxValue, 0));
        if (bodies.Find(number) is not { } body)
        {
            return HostAnswers.Of(OpenBodies.NotOpen);
        }

        var result = await body.ReadAsync(options.Timeout, time, cancellation);
        if (result.Failed)
        {
            bodies.Close(number);
            return HostAnswers.Of(Named(result.Fault, body.Name));
        }

        var (piece, isLast) = result.Value;
        session.CountEgress(piece.Length);
        var full = session.Part(static _ => new EgressBudget()).Receive(piece.Length, options);
        if (isLast || full is not null)
        {
            bodies.Close(number);
        }

        return full is not null ? HostAnswers.Of(Named(full, body.Name)) : HostAnswers.Of(!isLast) with { Body = piece };
    }

    private ValueTask<HostAnswer> CancelAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        session.Part(_ => new OpenBodies(options)).Close(arguments.Whole(arguments.Root, "body", 1, int.MaxValue, 0));
        return ValueTask.FromResult(HostAnswers.True);
    }

    private static HostCallError Named(HostCallError fault, string name) => fault with { Message = $"{fault.Message} ({name})" };

    /// <param name="response">The response.</param>
    /// <param name="request">What it answers.</param>
    /// <param name="open">The number of a body of which more is to come; 0 for one that is whole.</param>
    private static HostAnswer Answer(ReceivedResponse response, OutgoingRequest request, int open)
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
            if (open != 0)
            {
                json.WriteNumber("open"u8, open);
            }
            else if (request is { IsOpen: true, Method: "HEAD" })
            {
                json.WriteBoolean("isHead"u8, true);
            }

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
