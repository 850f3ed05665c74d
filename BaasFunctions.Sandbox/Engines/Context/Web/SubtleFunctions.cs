using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What crypto.subtle cannot do in script: the algorithms themselves. Each works on bytes that the function holds, within its limits.</summary>
internal static class SubtleFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        .. CryptoFunctions.All,
        ("digest", static (scope, arguments) => ScriptBytes.ToArray(scope.Engine, CryptographicOperations.HashData(Hash(arguments.At(0)), Bytes(arguments.At(1))))),
        ("hmac", static (scope, arguments) =>
            ScriptBytes.ToArray(scope.Engine, CryptographicOperations.HmacData(Hash(arguments.At(0)), Bytes(arguments.At(1)), Bytes(arguments.At(2))))),
        ("isSame", static (_, arguments) => CryptographicOperations.FixedTimeEquals(Bytes(arguments.At(0)), Bytes(arguments.At(1))) ? JsBoolean.True : JsBoolean.False),
        ("gcm", Gcm),
        ("cbc", Cbc),
        ("toBase64Url", static (_, arguments) => JsString.Create(Base64Url.EncodeToString(Bytes(arguments.At(0))))),
        ("fromBase64Url", FromBase64Url),
    ];

    private static HashAlgorithmName Hash(JsValue name) => TypeConverter.ToString(name) switch
    {
        "SHA-1" => HashAlgorithmName.SHA1,
        "SHA-256" => HashAlgorithmName.SHA256,
        "SHA-384" => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    private static byte[] Bytes(JsValue value) => ScriptBytes.Of(value) ?? [];

    /// <summary>Arguments: whether to encrypt, key, iv, data, what is authenticated besides, bytes of the tag. Null for data that is not what was encrypted.</summary>
    private static JsValue Gcm(ExecutionScope scope, JsValue[] arguments)
    {
        var data = Bytes(arguments.At(3));
        var tagBytes = (int)TypeConverter.ToInteger(arguments.At(5));
        using var cipher = new AesGcm(Bytes(arguments.At(1)), tagBytes);
        var more = Bytes(arguments.At(4));
        if (TypeConverter.ToBoolean(arguments.At(0)))
        {
            var sealedData = new byte[data.Length + tagBytes];
            cipher.Encrypt(Bytes(arguments.At(2)), data, sealedData.AsSpan(0, data.Length), sealedData.AsSpan(data.Length), more);
            return ScriptBytes.ToArray(scope.Engine, sealedData);
        }

        if (data.Length < tagBytes)
        {
            return JsValue.Null;
        }

        var plain = new byte[data.Length - tagBytes];
        try
        {
            cipher.Decrypt(Bytes(arguments.At(2)), data.AsSpan(0, plain.Length), data.AsSpan(plain.Length), plain, more);
        }
        catch (AuthenticationTagMismatchException)
        {
            return JsValue.Null;
        }

        return ScriptBytes.ToArray(scope.Engine, plain);
    }

    /// <summary>Arguments: whether to encrypt, key, iv, data. Null for data that is not what was encrypted.</summary>
    private static JsValue Cbc(ExecutionScope scope, JsValue[] arguments)
    {
        using var cipher = Aes.Create();
        cipher.Key = Bytes(arguments.At(1));
        try
        {
            return ScriptBytes.ToArray(
                scope.Engine,
                TypeConverter.ToBoolean(arguments.At(0))
                    ? cipher.EncryptCbc(Bytes(arguments.At(3)), Bytes(arguments.At(2)))
                    : cipher.DecryptCbc(Bytes(arguments.At(3)), Bytes(arguments.At(2))));
        }
        catch (CryptographicException)
        {
            return JsValue.Null;
        }
    }

    private static JsValue FromBase64Url(ExecutionScope scope, JsValue[] arguments)
    {
        var text = Encoding.UTF8.GetBytes(TypeConverter.ToString(arguments.At(0)));
        try
        {
            return ScriptBytes.ToArray(scope.Engine, Base64Url.DecodeFromUtf8(text));
        }
        catch (FormatException)
        {
            return JsValue.Null;
        }
    }
}
