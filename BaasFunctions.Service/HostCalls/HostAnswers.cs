using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Makes answers of what the parts of the service give.</summary>
internal static class HostAnswers
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static HostAnswer True { get; } = HostAnswer.Of("true"u8.ToArray());

    public static HostAnswer False { get; } = HostAnswer.Of("false"u8.ToArray());

    public static HostAnswer Null { get; } = HostAnswer.Of("null"u8.ToArray());

    public static HostAnswer Of(bool value) => value ? True : False;

    public static HostAnswer Of(HostCallError fault) => new() { Error = fault };

    /// <summary>The fault, or what is made of the value.</summary>
    public static HostAnswer Of<T>(CallResult<T> result, Func<T, HostAnswer> answer) =>
        result.Failed ? Of(result.Fault) : answer(result.Value);

    /// <summary>What was wrong with the arguments, or what is made of the answer to the question.</summary>
    public static async ValueTask<HostAnswer> OfAsync<T>(CallArguments arguments, Func<Task<CallResult<T>>> ask, Func<T, HostAnswer> answer) =>
        arguments.Fault is { } fault ? Of(fault) : Of(await ask(), answer);

    /// <summary>A value that is written with a JSON writer.</summary>
    public static HostAnswer Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            write(json);
        }

        return HostAnswer.Of(bytes.WrittenMemory);
    }
}
