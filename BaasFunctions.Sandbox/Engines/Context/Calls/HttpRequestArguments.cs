using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>What a function asks of the network.</summary>
/// <param name="Name">How the function called it, as messages say it.</param>
/// <param name="Method">The method; null when the options name it.</param>
/// <param name="Url">The address.</param>
/// <param name="Data">The body; undefined when the options hold it.</param>
/// <param name="Options">headers, params, timeout, body, method, redirect, maxRedirects, retries, raw, signal.</param>
/// <param name="TextType">Content type of a body that is a text, unless the headers name one.</param>
internal sealed record HttpRequestArguments(string Name, string? Method, JsValue Url, JsValue Data, JsValue Options, string TextType)
{
    private static readonly string[] s_passedOn = ["timeout", "redirect", "maxRedirects", "retries"];

    /// <summary>Whether the response is wanted rather than its body.</summary>
    public bool IsRaw => Method is null || (Options is ObjectInstance options && TypeConverter.ToBoolean(options.Get("raw")));

    /// <summary>What the options name as the signal that ends the request.</summary>
    public JsValue Signal => Options is ObjectInstance options ? options.Get("signal") : JsValue.Undefined;

    /// <param name="scope">The execution.</param>
    /// <param name="raw">Whether the response is wanted whatever its status is.</param>
    /// <param name="isOpen">Whether its body may come later than the response.</param>
    public HostCall ToCall(ExecutionScope scope, bool raw, bool isOpen = false)
    {
        var options = RequestOptions.Read(scope, Name, Options, Method is null ? RequestOptions.OfFetch : RequestOptions.OfMethods);
        var call = new HostCallBuilder(scope, "http.send")
            .Add("method", MethodOf(options))
            .Add("url", Url is ObjectInstance ? JsString.Create(TypeConverter.ToString(Url)) : Url)
            .Add("raw", raw ? JsBoolean.True : JsBoolean.False)
            .Add("stream", isOpen ? JsBoolean.True : JsValue.Undefined)
            .Add("headers", new RequestPairs(scope, Name, "headers").ReadHeaders(Option(options, "headers")))
            .Add("params", new RequestPairs(scope, Name, "params").ReadParams(Option(options, "params")));
        foreach (var name in s_passedOn)
        {
            call.Add(name, Option(options, name));
        }

        var isData = !Data.IsUndefined();
        if (isData && !Option(options, "body").IsUndefined())
        {
            throw ArgumentFault.Of(scope, $"{Name} was given two bodies: its data, and options.body");
        }

        var body = RequestBodies.Read(scope, isData ? "data" : "body", isData ? Data : Option(options, "body"), TextType);
        return call.Add("content_type", body?.Type is { } type ? JsString.Create(type) : JsValue.Undefined).ToCall(body?.Bytes);
    }

    private string MethodOf(ObjectInstance? options)
    {
        var named = Option(options, "method");
        return Method ?? (named.IsUndefined() ? "GET" : TypeConverter.ToString(named));
    }

    private static JsValue Option(ObjectInstance? options, string name) => options?.Get(name) ?? JsValue.Undefined;
}
