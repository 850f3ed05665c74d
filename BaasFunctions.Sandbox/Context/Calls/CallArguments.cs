using System.Buffers;
using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.HostCalls;
using BaasFunctions.Sandbox.Results;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>
/// Writes the arguments of one call as a JSON object. They are read as JSON.stringify would read them; what cannot be sent is a
/// TypeError of the function, which it may catch.
/// </summary>
internal sealed class CallArguments(ExecutionScope scope, string operation)
{
    private const int MaxDepth = 64;
    private const int MaxProperties = 200_000;

    private readonly ArrayBufferWriter<byte> _json = new(256);
    private int _members;

    /// <summary>Adds a member; undefined is none.</summary>
    public CallArguments Add(string name, JsValue value)
    {
        if (value.IsUndefined())
        {
            return this;
        }

        _json.Write(_members++ == 0 ? "{"u8 : ","u8);
        Write(JsString.Create(name));
        _json.Write(":"u8);
        Write(value);
        return this;
    }

    public CallArguments Add(string name, string text) => Add(name, JsString.Create(text));

    /// <summary>The call, with bytes that go along.</summary>
    public HostCall ToCall(byte[]? body = null)
    {
        _json.Write(_members == 0 ? "{}"u8 : "}"u8);
        var size = (long)_json.WrittenCount + (body?.Length ?? 0);
        return size <= scope.Limits.HostCallBytes
            ? new HostCall(operation, _json.WrittenMemory, body)
            : throw HostFunction.TypeError(
                scope, $"{operation} was given {size} bytes; at most {scope.Limits.HostCallBytes} are allowed in one call");
    }

    /// <summary>One value as JSON, for what travels beside the arguments.</summary>
    public static byte[] JsonOf(ExecutionScope scope, string operation, JsValue value) =>
        Write(scope, operation, value, scope.Limits.HostCallBytes);

    private void Write(JsValue value) =>
        _json.Write(Write(scope, operation, value, Math.Max(0, scope.Limits.HostCallBytes - _json.WrittenCount)));

    private static byte[] Write(ExecutionScope scope, string operation, JsValue value, int room)
    {
        var limits = new JsonWriteLimits(room, MaxDepth, MaxProperties, Subject: $"What {operation} was given");
        ExecutionEndedException refused;
        try
        {
            return JsonValueWriter.Write(scope.Engine, value, limits);
        }
        catch (ExecutionEndedException ended) when (ended.Outcome == ExecutionOutcome.OutputLimit)
        {
            refused = ended;
        }

        throw HostFunction.TypeError(scope, refused.Message);
    }
}
