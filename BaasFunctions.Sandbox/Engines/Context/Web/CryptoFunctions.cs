using BaasFunctions.Sandbox.Engines.Context.Calls;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What <c>crypto</c> cannot do in script.</summary>
internal static class CryptoFunctions
{
    /// <summary>Bytes that one call gives (Web Cryptography, getRandomValues).</summary>
    public const int MaxBytes = 65_536;

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("randomBytes", static (scope, arguments) => RandomBytes(scope, arguments.At(0))),
        ("randomUUID", static (scope, _) => JsString.Create(RandomValues.Uuid(scope).ToString())),
    ];

    public static JsValue RandomBytes(Execution.ExecutionScope scope, JsValue count)
    {
        var number = TypeConverter.ToInteger(count);
        if (number is < 0 or > MaxBytes)
        {
            throw HostFunction.TypeError(scope, $"The number of random bytes is 0 to {MaxBytes}");
        }

        var bytes = new byte[(int)number];
        RandomValues.Fill(scope, bytes);
        return ScriptBytes.ToArray(scope.Engine, bytes);
    }
}
