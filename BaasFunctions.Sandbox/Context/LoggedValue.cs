using System.Globalization;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Results;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context;

/// <summary>What a script value looks like in a log. Logging never fails a function: what cannot be shown is named in its place.</summary>
internal static class LoggedValue
{
    private const int MaxDepth = 32;
    private const int MaxProperties = 10_000;
    private const int MaxBigIntBits = 4096;

    private static readonly byte[] s_tooLarge = "\"[too large to log]\""u8.ToArray();
    private static readonly byte[] s_failed = "\"[not loggable]\""u8.ToArray();

    /// <summary>
    /// The value as text: texts as they are, errors with their stack, objects as JSON. Null when it is longer than there is room.
    /// </summary>
    public static string? Text(ExecutionScope scope, JsValue value, int room) => value.Type switch
    {
        Types.String => ((JsString)value).Length > room ? null : value.ToString(),
        Types.BigInt => BigInt(value),
        Types.Object when value is ErrorInstance error => ErrorReader.Read(error).ToString(),
        Types.Object when value.IsCallable() => "[function]",
        Types.Object => Encoding.UTF8.GetString(Json(scope, value, room)),
        _ => value.ToString(),
    };

    /// <summary>The value as JSON.</summary>
    public static byte[] Json(ExecutionScope scope, JsValue value, int room)
    {
        if (value is ErrorInstance error)
        {
            return ErrorJson(ErrorReader.Read(error));
        }

        try
        {
            return JsonValueWriter.Write(scope.Engine, value, new JsonWriteLimits(room, MaxDepth, MaxProperties, Lenient: true));
        }
        catch (ExecutionEndedException ended) when (ended.Outcome == ExecutionOutcome.OutputLimit)
        {
            return s_tooLarge;
        }
        catch (JavaScriptException)
        {
            return s_failed;
        }
    }

    private static byte[] ErrorJson(ErrorReading error) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, string?> { ["name"] = error.Name, ["message"] = error.Message, ["stack"] = error.Stack });

    private static string BigInt(JsValue value)
    {
        var number = TypeConverter.ToBigInt(value);
        return number.GetBitLength() > MaxBigIntBits ? "[BigInt]" : number.ToString(CultureInfo.InvariantCulture) + "n";
    }
}
