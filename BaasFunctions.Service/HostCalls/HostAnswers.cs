using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Creates the answers to host calls.</summary>
internal static class HostAnswers
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static HostAnswer True { get; } = HostAnswer.Of("true"u8.ToArray());

    public static HostAnswer False { get; } = HostAnswer.Of("false"u8.ToArray());

    public static HostAnswer Null { get; } = HostAnswer.Of("null"u8.ToArray());

    public static HostAnswer Of(bool value) => value ? True : False;

    public static HostAnswer Of(HostCallError fault) => new() { Error = fault };

    /// <summary>The error, or the answer made from the value.</summary>
    public static HostAnswer Of<T>(CallResult<T> result, Func<T, HostAnswer> answer) =>
        result.Failed ? Of(result.Fault) : answer(result.Value);

    /// <summary>The error of the arguments, or the answer made from the result.</summary>
    public static async ValueTask<HostAnswer> OfAsync<T>(CallArguments arguments, Func<Task<CallResult<T>>> ask, Func<T, HostAnswer> answer) =>
        arguments.Fault is { } fault ? Of(fault) : Of(await ask(), answer);

    /// <summary>An answer whose value is written with a JSON writer.</summary>
    /// <param name="write">Writes the value.</param>
    /// <param name="expected">Bytes of the value, as far as they are known: a buffer that grows would take twice as much.</param>
    public static HostAnswer Write(Action<Utf8JsonWriter> write, int expected = 0)
    {
        var bytes = expected > 0 ? new ArrayBufferWriter<byte>(expected) : new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            write(json);
        }

        return HostAnswer.Of(bytes.WrittenMemory);
    }
}
