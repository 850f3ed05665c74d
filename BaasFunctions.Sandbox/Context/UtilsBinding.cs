using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Sandbox.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context;

/// <summary><c>context.utils</c>.</summary>
internal static class UtilsBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("generateId", HostFunction.Guard(GenerateId), 0, writable: false, configurable: false)
        .Method("timestamp", HostFunction.Guard(Now), 0, writable: false, configurable: false)
        .Method("sleep", HostFunction.Guard(Sleep), 1, writable: false, configurable: false)
        .Method("hash", HostFunction.Guard(Hash), 1, writable: false, configurable: false)
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));

    /// <summary>A random UUID (version 4, RFC 9562).</summary>
    private static JsString GenerateId(ExecutionScope scope, JsValue[] arguments) => JsString.Create(RandomValues.Uuid(scope).ToString());

    private static JsString Now(ExecutionScope scope, JsValue[] arguments) => JsString.Create(Timestamp.Iso(scope.Clock.GetUtcNow()));

    /// <summary>A promise that is resolved after so many milliseconds.</summary>
    private static JsValue Sleep(ExecutionScope scope, JsValue[] arguments)
    {
        var delay = TimerBinding.DelayOf(arguments.At(0));
        var promise = scope.Engine.Advanced.RegisterPromise();
        scope.Loop.AddTimer(delay, () => promise.Resolve(JsValue.Undefined), repeats: false);
        return promise.Promise;
    }

    /// <summary>SHA-256 of the text of a value in UTF-8, as lower-case hexadecimal digits.</summary>
    private static JsValue Hash(ExecutionScope scope, JsValue[] arguments)
    {
        var text = TypeConverter.ToString(arguments.At(0));
        return JsString.Create(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
