using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>What a value is, and what to write instead of it, in words for the author of a function. Runs no getter.</summary>
internal static class ValueWords
{
    private const int MaxName = 64;

    public static string Of(JsValue value) => value switch
    {
        _ when value.IsUndefined() => "undefined",
        _ when value.IsNull() => "null",
        _ when value.IsBoolean() => "a boolean",
        _ when value.IsNumber() => NumberWords(value.AsNumber()),
        _ when value.IsString() => "a text",
        _ when value.IsBigInt() => "a BigInt",
        _ when value.IsSymbol() => "a symbol",
        _ when value.IsCallable() => "a function",
        JsDate date => double.IsNaN(date.DateValue) ? "an invalid Date" : "a Date",
        JsMap => "a Map",
        JsSet => "a Set",
        ErrorInstance => "an Error",
        ArrayInstance => "an array",
        JsRegExp => "a regular expression",
        _ when value.IsPromise() => "a promise",
        ObjectInstance holder when IsProxy(holder) => ClassOf(holder) is { } name ? $"a Proxy of {name}" : "a Proxy",
        ObjectInstance holder => ClassOf(holder) is { } name ? (BytesOfValue.Are(value) ? $"bytes ({name})" : $"an instance of {name}") : "an object",
        _ => "a value of its own kind",
    };

    /// <summary>What to write in place of a value that JSON does not have.</summary>
    public static string Instead(JsValue value, bool inQuery) => value switch
    {
        _ when value.IsUndefined() => "leave it out, or write null if that is meant",
        _ when value.IsNumber() => "write a finite number, or null",
        _ when value.IsBigInt() => "write Number(value), or String(value)",
        _ when value.IsSymbol() => "write a text",
        _ when value.IsCallable() => "call it, or leave it out",
        JsDate => "look at Number.isNaN(date.getTime()) before",
        JsMap => "write Object.fromEntries(map), or [...map]",
        JsSet => "write [...set]",
        ErrorInstance => "write { name: error.name, message: error.message }",
        JsRegExp => inQuery ? "write { contains: text } or { startsWith: text }" : "write its source, which is a text",
        _ when value.IsPromise() => "await it",
        _ when BytesOfValue.Are(value) => "write context.utils.base64Encode(bytes), or keep them with context.files",
        ObjectInstance holder when IsProxy(holder) => "write a plain object, made of what it stands for",
        _ => "it has no members that could be written: write a plain object or a text, or give its class a toJSON()",
    };

    /// <summary>The engine does not show the type of its proxies, only its name.</summary>
    private static bool IsProxy(ObjectInstance value) => value.GetType().Name == "JsProxy";

    private static string NumberWords(double number) => double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? (number > 0 ? "Infinity" : "-Infinity")
        : "a number";

    /// <summary>The name of its class; null for plain objects and what does not say.</summary>
    private static string? ClassOf(ObjectInstance value)
    {
        for (var prototype = value.Prototype; prototype is not null; prototype = prototype.Prototype)
        {
            if (Data(prototype, "constructor") is ObjectInstance maker)
            {
                return Data(maker, "name") is JsString { Length: > 0 and <= MaxName } name && name.ToString() is not "Object" and var text ? text : null;
            }
        }

        return null;
    }

    private static JsValue? Data(ObjectInstance value, string name)
    {
        var descriptor = value.GetOwnProperty(JsString.Create(name));
        return !ReferenceEquals(descriptor, PropertyDescriptor.Undefined) && descriptor.IsDataDescriptor() ? descriptor.Value : null;
    }
}
