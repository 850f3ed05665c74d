using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary><c>context.utils</c>.</summary>
internal static class UtilsBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("generateId", HostFunction.Guard(GenerateId), 0, writable: false, configurable: false)
        .Method("timestamp", HostFunction.Guard(Now), 0, writable: false, configurable: false)
        .Method("sleep", HostFunction.Guard(Sleep), 1, writable: false, configurable: false)
        .Method("uuidv7", HostFunction.Guard(UuidVersion7), 0, writable: false, configurable: false)
        .Method("hmac", HostFunction.Guard(Hmac), 3, writable: false, configurable: false)
        .Method("randomBytes", HostFunction.Guard(RandomBytes), 1, writable: false, configurable: false)
        .Method("timingSafeEqual", HostFunction.Guard(TimingSafeEqual), 2, writable: false, configurable: false)
        .Method("base64Encode", HostFunction.Guard(Base64Encode), 2, writable: false, configurable: false)
        .Method("base64Decode", HostFunction.Guard(Base64Decode), 2, writable: false, configurable: false)
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
        scope.AddTimer(delay, () => promise.Resolve(JsValue.Undefined), repeats: false);
        return promise.Promise;
    }

    /// <summary>A UUID of version 7 (RFC 9562, section 5.7): ids that are made later come later in order.</summary>
    private static JsString UuidVersion7(ExecutionScope scope, JsValue[] arguments)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomValues.Fill(scope, bytes);
        var time = scope.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(time >> (40 - (8 * i)));
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return JsString.Create(new Guid(bytes, bigEndian: true).ToString());
    }

    /// <summary>HMAC (RFC 2104) with a key that is not empty, of a text or bytes, as lower-case hexadecimal digits; sha256 unless sha1, sha384 or sha512 is named.</summary>
    private static JsString Hmac(ExecutionScope scope, JsValue[] arguments)
    {
        var (key, data) = (BytesOf(scope, arguments, 0, "hmac", "key"), BytesOf(scope, arguments, 1, "hmac", "data"));
        if (key.Length == 0)
        {
            throw ArgumentFault.Of(scope, "utils.hmac() expects key to have at least one character or byte: everybody can sign with an empty one");
        }

        var name = arguments.At(2).IsUndefined() ? "sha256" : TypeConverter.ToString(arguments.At(2));
        return JsString.Create(Convert.ToHexStringLower(name.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
        {
            "sha256" => HMACSHA256.HashData(key, data),
            "sha1" => HMACSHA1.HashData(key, data),
            "sha384" => HMACSHA384.HashData(key, data),
            "sha512" => HMACSHA512.HashData(key, data),
            _ => throw ArgumentFault.Of(scope, "utils.hmac() knows sha256, sha384, sha512 and sha1"),
        }));
    }

    /// <summary>Whether two texts or bytes are the same, in a time that does not tell where they differ.</summary>
    private static JsBoolean TimingSafeEqual(ExecutionScope scope, JsValue[] arguments) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(BytesOf(scope, arguments, 0, "timingSafeEqual", "a")), SHA256.HashData(BytesOf(scope, arguments, 1, "timingSafeEqual", "b")))
            ? JsBoolean.True
            : JsBoolean.False;

    /// <summary>Base64 of a text in UTF-8 or of bytes; with <c>{ url: true }</c> in the alphabet for addresses, without padding (RFC 4648, section 5).</summary>
    private static JsString Base64Encode(ExecutionScope scope, JsValue[] arguments)
    {
        var bytes = BytesOf(scope, arguments, 0, "base64Encode", "data");
        var forUrl = arguments.At(1) is ObjectInstance options && TypeConverter.ToBoolean(options.Get("url"));
        return JsString.Create(forUrl ? Base64Url.EncodeToString(bytes) : Convert.ToBase64String(bytes));
    }

    /// <summary>The text of base64 in either alphabet; with <c>{ bytes: true }</c> its bytes.</summary>
    private static JsValue Base64Decode(ExecutionScope scope, JsValue[] arguments)
    {
        var text = arguments.At(0);
        var bytes = text.IsString()
            ? Base64Binding.Bytes(scope, text.ToString(), "utils.base64Decode()")
            : throw ArgumentFault.Expected(scope, "utils.base64Decode()", "text", "a text", text, "");
        var asBytes = arguments.At(1) is ObjectInstance options && TypeConverter.ToBoolean(options.Get("bytes"));
        return asBytes ? ScriptBytes.ToArray(scope.Engine, bytes) : JsString.Create(BodyObject.Text(bytes));
    }

    /// <summary>SHA-256 of a text in UTF-8 or of bytes, as lower-case hexadecimal digits.</summary>
    private static JsString Hash(ExecutionScope scope, JsValue[] arguments) =>
        JsString.Create(Convert.ToHexStringLower(SHA256.HashData(BytesOf(scope, arguments, 0, "hash", "data"))));

    private static JsValue RandomBytes(ExecutionScope scope, JsValue[] arguments) => arguments.At(0).IsNumber()
        ? CryptoFunctions.RandomBytes(scope, arguments.At(0))
        : throw ArgumentFault.Expected(scope, "utils.randomBytes()", "count", "a number", arguments.At(0), "");

    /// <summary>A text in UTF-8, or bytes. Anything else is refused: a secret that is missing must not become the text "undefined".</summary>
    private static byte[] BytesOf(ExecutionScope scope, JsValue[] arguments, int index, string method, string name)
    {
        var value = arguments.At(index);
        return value.IsString() ? Encoding.UTF8.GetBytes(value.ToString())
            : ScriptBytes.Of(value) ?? throw ArgumentFault.Expected(scope, $"utils.{method}()", name, "a text or bytes", value, InsteadOf(value));
    }

    private static string InsteadOf(JsValue value) => value switch
    {
        _ when value.IsUndefined() || value.IsNull() => "look whether it is there before",
        _ when value.IsNumber() || value.IsBoolean() || value.IsBigInt() => "write String(value)",
        _ when value.IsObject() && !value.IsCallable() => "write JSON.stringify(value), or the bytes or text that are meant",
        _ => "",
    };
}
