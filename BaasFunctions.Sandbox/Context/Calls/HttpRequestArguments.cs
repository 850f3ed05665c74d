using System.Text;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.HostCalls;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>What a function asks of the network.</summary>
/// <param name="Method">The method; null when the options name it.</param>
/// <param name="Url">The address.</param>
/// <param name="Data">The body; undefined when the options hold it.</param>
/// <param name="Options">headers, params, timeout, body, method, redirect, maxRedirects, retries, raw.</param>
/// <param name="TextType">Content type of a body that is a text, unless the headers name one.</param>
internal sealed record HttpRequestArguments(string? Method, JsValue Url, JsValue Data, JsValue Options, string TextType)
{
    public const string Json = "application/json";

    private static readonly string[] s_passedOn = ["headers", "params", "timeout", "redirect", "maxRedirects", "retries"];

    /// <summary>Whether the response is wanted rather than its body.</summary>
    public bool IsRaw => Options is ObjectInstance options && TypeConverter.ToBoolean(options.Get("raw"));

    public HostCall ToCall(ExecutionScope scope, bool raw)
    {
        if (!Options.IsUndefined() && !Options.IsNull() && Options is not ObjectInstance)
        {
            throw HostFunction.TypeError(scope, "The options of a request are an object: { headers, params, timeout, ... }");
        }

        var options = Options as ObjectInstance;
        var named = options?.Get("method") ?? JsValue.Undefined;
        var method = Method ?? (named.IsUndefined() ? "GET" : TypeConverter.ToString(named));
        var call = new CallArguments(scope, "http.send")
            .Add("method", method)
            .Add("url", Url is ObjectInstance ? JsString.Create(TypeConverter.ToString(Url)) : Url)
            .Add("raw", raw ? JsBoolean.True : JsBoolean.False);
        foreach (var name in s_passedOn)
        {
            call.Add(name, options?.Get(name) ?? JsValue.Undefined);
        }

        var data = Data.IsUndefined() && options is not null ? options.Get("body") : Data;
        var body = BodyOf(scope, data, out var type);
        return call.Add("content_type", type is null ? JsValue.Undefined : JsString.Create(type)).ToCall(body);
    }

    /// <summary>Objects are sent as JSON, texts and bytes as they are. Nothing is sent for null and undefined.</summary>
    private byte[]? BodyOf(ExecutionScope scope, JsValue data, out string? type)
    {
        type = null;
        if (data.IsUndefined() || data.IsNull())
        {
            return null;
        }

        if (data.IsString())
        {
            type = TextType;
            return Encoding.UTF8.GetBytes(data.ToString());
        }

        if (ScriptBytes.Of(data) is { } bytes)
        {
            return bytes;
        }

        type = Json;
        return CallArguments.JsonOf(scope, "http.send", data);
    }
}
