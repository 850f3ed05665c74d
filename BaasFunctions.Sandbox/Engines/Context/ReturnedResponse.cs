using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// A <c>Response</c> that a handler returned. Its body is read whole, and becomes the data: the value of JSON, a text, or base64 of other bytes. A
/// body whose type its author did not name is JSON when it is an object or an array of JSON, and text when it is UTF-8. Where the response can be sent while it is
/// made, a body that is a stream goes out piece by piece instead; the next piece is asked for when the last one was taken.
/// </summary>
internal static class ReturnedResponse
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Begins to read it; false for a value of any other kind.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="value">What the handler returned.</param>
    /// <param name="done">Takes the data, later.</param>
    /// <param name="fail">A function of script that takes what was thrown meanwhile.</param>
    public static bool TryOpen(ExecutionScope scope, JsValue value, Action<JsValue> done, JsValue fail)
    {
        if (value is not ObjectInstance || !WebScript.Fetch.Knows(scope, "isResponse", value))
        {
            return false;
        }

        var read = HostFunction.Create(scope.Engine, "", HostFunction.Guard((current, parts) =>
        {
            done(Read(current, parts));
            return JsValue.Undefined;
        }), 5);
        WebScript.Fetch.Call(scope, "open", value, read, fail, scope.Request.StreamsResponse ? Sender(scope) : JsValue.Undefined);
        return true;
    }

    /// <summary>What sends a response in pieces: each member returns a promise.</summary>
    private static JsObject Sender(ExecutionScope scope) => FrozenObject.Of(
        scope.Engine,
        ("open", Send(scope, (current, given) =>
            new HostCallBuilder(current, HostCall.OpenResponse).Add("status", given.At(0)).Add("headers", given.At(1)).ToCall())),
        ("write", Send(scope, (current, given) => new HostCallBuilder(current, HostCall.WriteResponse).ToCall(ScriptBytes.Of(given.At(0))))));

    private static JsValue Send(ExecutionScope scope, Func<ExecutionScope, JsValue[], HostCall> call) =>
        HostFunction.Create(scope.Engine, "", HostFunction.Guard((current, given) => HostPromise.Begin(current, () => call(current, given), HostPromise.Value)), 2);

    private static JsValue Read(ExecutionScope scope, JsValue[] parts)
    {
        var headers = HeadersOf(parts.At(2));
        var named = TypeConverter.ToBoolean(parts.At(4)) ? TypeOf(headers) : "";
        var data = DataOf(scope, parts.At(3), named, out var body);
        var response = new FunctionResponse
        {
            Status = (int)TypeConverter.ToInteger(parts.At(0)),
            StatusText = TypeConverter.ToString(parts.At(1)),
            Headers = headers,
            Body = body,
        };
        scope.Response = response.IsBounded
            ? response
            : throw new ExecutionEndedException(
                ExecutionOutcome.OutputLimit,
                ErrorCodes.ResultTooLarge,
                $"The headers of the Response are larger than {FunctionResponse.MaxHeaderLength} characters, or more than {FunctionResponse.MaxHeaders}");
        return data;
    }

    private static List<KeyValuePair<string, string>> HeadersOf(JsValue pairs)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (pairs is JsArray texts)
        {
            for (var i = 0u; i + 1 < texts.Length; i += 2)
            {
                headers.Add(KeyValuePair.Create(TypeConverter.ToString(texts[i]), TypeConverter.ToString(texts[i + 1])));
            }
        }

        return headers;
    }

    private static string TypeOf(List<KeyValuePair<string, string>> headers) =>
        headers.Find(header => header.Key == "content-type").Value?.Split(';')[0].Trim().ToLowerInvariant() ?? "";

    private static JsValue DataOf(ExecutionScope scope, JsValue content, string type, out ResponseBody body)
    {
        body = ResponseBody.None;
        var text = content is JsString ? content.ToString() : null;
        var bytes = text is null ? ScriptBytes.Of(content) ?? [] : [];
        if (string.IsNullOrEmpty(text) && bytes.Length == 0)
        {
            return JsValue.Null;
        }

        if (type.Length == 0)
        {
            text ??= TextOf(bytes);
        }
        else if (HttpResponseObject.IsText(type))
        {
            text ??= BodyObject.Text(bytes);
        }
        else
        {
            bytes = text is null ? bytes : Encoding.UTF8.GetBytes(text);
            text = null;
        }

        if (text is null)
        {
            body = ResponseBody.Base64;
            return JsString.Create(Convert.ToBase64String(bytes));
        }

        // Where the response goes out as it is, nothing reads its JSON: a number of many digits would not come out as it went in.
        if (scope.Request.RawBody is null
            && (HttpResponseObject.IsJson(type) || (type.Length == 0 && text.AsSpan().TrimStart() is ['{' or '[', ..]))
            && TryJson(scope, text) is { } value)
        {
            body = ResponseBody.Json;
            return value;
        }

        body = ResponseBody.Text;
        return JsString.Create(text);
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Null when the text is no JSON.</summary>
    private static JsValue? TryJson(ExecutionScope scope, string text)
    {
        try
        {
            return BodyObject.Json(scope, Encoding.UTF8.GetBytes(text));
        }
        catch (JavaScriptException)
        {
            return null;
        }
    }
}
