using System.Buffers;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// Writes the arguments of one call as a JSON object. They are read as JSON.stringify would read them; what cannot be sent is a
/// TypeError of the function, which it may catch.
/// </summary>
internal sealed class HostCallBuilder(ExecutionScope scope, string operation)
{
    private const int MaxDepth = 64;
    private const int MaxProperties = 200_000;

    private readonly ArrayBufferWriter<byte> _json = new(256);
    private int _members;

    /// <summary>Adds an argument; undefined is none.</summary>
    public HostCallBuilder Add(CallArgument argument, JsValue value)
    {
        if (value.IsUndefined())
        {
            return this;
        }

        _json.Write(_members++ == 0 ? "{"u8 : ","u8);
        Write(argument, JsString.Create(argument.Name));
        _json.Write(":"u8);
        Write(argument, value);
        return this;
    }

    /// <summary>Adds an argument of a method where the function gave it.</summary>
    public HostCallBuilder Add(CallArgument argument, JsValue[] given, int index)
    {
        var value = given.At(index);
        return !value.IsUndefined() || index >= given.Length || argument.MayBeUndefined
            ? Add(argument, value)
            : throw ArgumentFault.Of(scope, argument.Code, $"{operation}: {argument.Name} is undefined: {InsteadOf(argument)}");
    }

    /// <summary>
    /// Refuses options of a method that has none: they would do nothing, and nobody would see it. Other arguments in excess are ignored, as the
    /// language does: <c>ids.map(users.delete)</c> gives two.
    /// </summary>
    public void RefuseMore(int expected, JsValue[] given)
    {
        if (given.Skip(expected).Any(static more => more is JsObject))
        {
            throw ArgumentFault.Of(scope, $"{operation} has no options, and was given an object as argument {expected + 1}: leave it out");
        }
    }

    public HostCallBuilder Add(string name, string text) => Add(name, JsString.Create(text));

    /// <summary>The call, with bytes that go along.</summary>
    public HostCall ToCall(byte[]? body = null)
    {
        _json.Write(_members == 0 ? "{}"u8 : "}"u8);
        var size = (long)_json.WrittenCount + (body?.Length ?? 0);
        return size <= scope.Limits.HostCallBytes
            ? new HostCall(operation, _json.WrittenMemory, body)
            : throw ArgumentFault.Of(
                scope, ErrorCodes.CallTooLarge, $"{operation} was given {size} bytes; at most {scope.Limits.HostCallBytes} are allowed in one call");
    }

    /// <summary>One value as JSON, for what travels beside the arguments.</summary>
    public static byte[] JsonOf(ExecutionScope scope, string operation, CallArgument argument, JsValue value) =>
        Write(scope, operation, argument, value, scope.Limits.HostCallBytes);

    private static string InsteadOf(CallArgument argument) => argument.Name == "query"
        ? "write {} for every row"
        : "write null if that is meant";

    private void Write(CallArgument argument, JsValue value) =>
        _json.Write(Write(scope, operation, argument, value, Math.Max(0, scope.Limits.HostCallBytes - _json.WrittenCount)));

    private static byte[] Write(ExecutionScope scope, string operation, CallArgument argument, JsValue value, int room)
    {
        var limits = new JsonWriteLimits(
            room, MaxDepth, MaxProperties, Subject: $"What {operation} was given", Rules: argument.Rules, Root: argument.Name);
        ExecutionEndedException refused;
        try
        {
            return JsonValueWriter.Write(scope.Engine, value, limits);
        }
        catch (ExecutionEndedException ended) when (ended.Outcome == ExecutionOutcome.OutputLimit)
        {
            refused = ended;
        }

        throw refused.Code switch
        {
            ErrorCodes.InvalidArgument => ArgumentFault.Of(scope, argument.Code, $"{operation}: {refused.Message}"),
            ErrorCodes.ResultBigInt or ErrorCodes.ResultCircular => ArgumentFault.Of(scope, argument.Code, refused.Message),
            _ => ArgumentFault.Of(scope, ErrorCodes.CallTooLarge, refused.Message),
        };
    }
}
