using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// <c>context.success</c> and <c>context.error</c>: plain objects that answer both shapes which clients know. The second argument of
/// success is the message when it is a text, the headers when it is an object. The first of error may be what was caught. The code of an error
/// is 500 when none is given.
/// </summary>
internal static class EnvelopeBinding
{
    public const string SuccessStatus = "success";
    public const string ErrorStatus = "error";

    private static readonly JsValue s_successText = JsString.Create(SuccessStatus);
    private static readonly JsValue s_errorText = JsString.Create(ErrorStatus);
    private static readonly JsValue s_defaultMessage = JsString.Create("Success");
    private static readonly JsValue s_defaultCode = JsNumber.Create(500);

    public static JsValue Success(ExecutionScope scope, JsValue[] arguments)
    {
        var second = arguments.At(1);
        var envelope = new JsObject(scope.Engine);
        envelope.FastSetDataProperty("status", s_successText);
        envelope.FastSetDataProperty("success", JsBoolean.True);
        envelope.FastSetDataProperty("data", NullIfUndefined(arguments.At(0)));
        envelope.FastSetDataProperty("message", second.IsString() ? second : s_defaultMessage);
        envelope.FastSetDataProperty("headers", second.IsObject() ? second : new JsObject(scope.Engine));
        return Stamp(scope, envelope);
    }

    public static JsValue Error(ExecutionScope scope, JsValue[] arguments)
    {
        var (message, ownCode) = OfError(arguments.At(0));
        var code = arguments.At(1).IsUndefined() ? ownCode : arguments.At(1);
        var envelope = new JsObject(scope.Engine);
        envelope.FastSetDataProperty("status", s_errorText);
        envelope.FastSetDataProperty("success", JsBoolean.False);
        envelope.FastSetDataProperty("error", NullIfUndefined(message));
        envelope.FastSetDataProperty("code", code.IsUndefined() ? s_defaultCode : code);
        envelope.FastSetDataProperty("details", NullIfUndefined(arguments.At(2)));
        return Stamp(scope, envelope);
    }

    /// <summary>The status of a value that one of the two made; null for any other. Runs no code of the function.</summary>
    public static string? StatusOf(JsValue value)
    {
        if (value is not JsObject envelope || Data(envelope, "success") is not JsBoolean || Data(envelope, "status") is not JsString status)
        {
            return null;
        }

        return status == SuccessStatus ? SuccessStatus : status == ErrorStatus ? ErrorStatus : null;
    }

    /// <summary>Message and code of what was caught, an error or an object like one; any other value is the message itself.</summary>
    private static (JsValue Message, JsValue Code) OfError(JsValue given)
    {
        if (given is not ObjectInstance error || error.IsCallable())
        {
            return (given, JsValue.Undefined);
        }

        if (error is not ErrorInstance && error.Get("message") is not JsString)
        {
            return (given, JsValue.Undefined);
        }

        var reading = ErrorReader.ReadAlone(error);
        var code = error.Get("code");
        return (JsString.Create(reading.Message.Length == 0 ? reading.Name : reading.Message), code.IsString() || code.IsNumber() ? code : JsValue.Undefined);
    }

    private static JsValue? Data(ObjectInstance value, string name)
    {
        var descriptor = value.GetOwnProperty(name);
        return !ReferenceEquals(descriptor, PropertyDescriptor.Undefined) && descriptor.IsDataDescriptor() ? descriptor.Value : null;
    }

    private static JsObject Stamp(ExecutionScope scope, JsObject envelope)
    {
        envelope.FastSetDataProperty("execution_id", JsString.Create(scope.Request.ExecutionId));
        envelope.FastSetDataProperty("timestamp", JsString.Create(Timestamp.Iso(scope.Clock.GetUtcNow())));
        return envelope;
    }

    private static JsValue NullIfUndefined(JsValue value) => value.IsUndefined() ? JsValue.Null : value;
}
