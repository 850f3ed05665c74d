using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What Blob, File and FormData cannot do in script.</summary>
internal static class BlobFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        .. TextFunctions.Whole,
        ("unique", static (scope, _) => JsString.Create(RandomValues.Uuid(scope).ToString())),
        ("now", static (scope, _) => JsNumber.Create(scope.Clock.GetUtcNow().ToUnixTimeMilliseconds())),
        ("bytesBefore", BytesBefore),
    ];

    /// <summary>Where some bytes first stand in others, from a place on; -1 where they do not.</summary>
    private static JsNumber BytesBefore(ExecutionScope scope, JsValue[] arguments)
    {
        var all = ScriptBytes.Of(arguments.At(0)) ?? [];
        var from = (int)Math.Clamp(TypeConverter.ToInteger(arguments.At(2)), 0, all.Length);
        return JsNumber.Create(ByteSearch.First(scope, all, ScriptBytes.Of(arguments.At(1)) ?? [], from));
    }
}
