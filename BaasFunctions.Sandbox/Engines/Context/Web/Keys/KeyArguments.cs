using System.Security.Cryptography;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>Reads arguments that our scripts pass, and makes what they get.</summary>
internal static class KeyArguments
{
    public static T Key<T>(this JsValue[] arguments, int index)
        where T : KeyMaterial => (T)((KeyHandle)arguments.At(index)).Material;

    public static byte[] Bytes(this JsValue[] arguments, int index) => arguments.At(index) is KeyHandle handle ? ((SecretBytes)handle.Material).Value : [];

    public static string Text(this JsValue[] arguments, int index) => TypeConverter.ToString(arguments.At(index));

    public static int Number(this JsValue[] arguments, int index) => (int)Math.Clamp(TypeConverter.ToNumber(arguments.At(index)), int.MinValue, int.MaxValue);

    public static HashAlgorithmName Hash(this JsValue[] arguments, int index) => arguments.Text(index) switch
    {
        "SHA-1" => HashAlgorithmName.SHA1,
        "SHA-256" => HashAlgorithmName.SHA256,
        "SHA-384" => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    /// <summary>A handle; null for nothing.</summary>
    public static JsValue Handle(this ExecutionScope scope, byte[]? bytes) => bytes is null ? JsValue.Null : scope.Handle(new SecretBytes(bytes));

    public static JsValue Handle(this ExecutionScope scope, KeyMaterial material) => new KeyHandle(scope.Engine, material);

    /// <summary>What an operation of the cryptographic library gives; null where it cannot be carried out with this key and this data.</summary>
    public static JsValue Attempt(this ExecutionScope scope, Func<byte[]?> operation)
    {
        try
        {
            return scope.Handle(operation());
        }
        catch (CryptographicException)
        {
            return JsValue.Null;
        }
    }

    /// <summary>What a check of the cryptographic library says; false where it cannot be carried out with this key and this data.</summary>
    public static JsValue Holds(Func<bool> check)
    {
        try
        {
            return check() ? JsBoolean.True : JsBoolean.False;
        }
        catch (CryptographicException)
        {
            return JsBoolean.False;
        }
    }
}
