using System.Globalization;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// Headers and parameters of a request: an object of names, or pairs in an array, a Map, URLSearchParams, Headers or anything else that gives pairs. Values
/// are texts, numbers, booleans, dates, or arrays of them.
/// </summary>
internal sealed class RequestPairs(ExecutionScope scope, string operation, string name)
{
    /// <summary>Headers: those of one name are one header (RFC 9110, 5.3). One that is undefined or null is refused: without it the request would mean something else.</summary>
    public JsValue ReadHeaders(JsValue given)
    {
        if (given.IsUndefined() || given.IsNull())
        {
            return JsValue.Undefined;
        }

        var headers = new JsObject(scope.Engine);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (header, value) in Pairs(given))
        {
            var text = string.Join(", ", Items(value).Select(item => TextOf(header, item)));
            if (names.TryGetValue(header, out var first))
            {
                var separator = string.Equals(header, "Cookie", StringComparison.OrdinalIgnoreCase) ? "; " : ", ";
                text = headers.Get(first).ToString() + separator + text;
            }
            else
            {
                names.Add(header, first = header);
            }

            headers.CreateDataProperty(JsString.Create(first), JsString.Create(text));
        }

        return headers;
    }

    /// <summary>Parameters: what is undefined or null is left out, and a name may be there several times.</summary>
    public JsValue ReadParams(JsValue given)
    {
        if (given.IsUndefined() || given.IsNull())
        {
            return JsValue.Undefined;
        }

        var values = new Dictionary<string, List<JsValue>>(StringComparer.Ordinal);
        foreach (var (parameter, value) in Pairs(given))
        {
            if (!values.TryGetValue(parameter, out var sent))
            {
                values.Add(parameter, sent = []);
            }

            sent.AddRange(Items(value).Where(item => !item.IsUndefined() && !item.IsNull()).Select(item => Scalar(parameter, item)));
        }

        var parameters = new JsObject(scope.Engine);
        foreach (var (parameter, sent) in values)
        {
            if (sent.Count > 0)
            {
                parameters.CreateDataProperty(JsString.Create(parameter), sent is [var only] ? only : new JsArray(scope.Engine, [.. sent]));
            }
        }

        return parameters;
    }

    private IEnumerable<(string Name, JsValue Value)> Pairs(JsValue given)
    {
        if (given is not ObjectInstance holder || given.IsCallable())
        {
            throw Unreadable(ValueWords.Of(given));
        }

        // Plain objects, which most are, are not asked whether they can be iterated.
        var isPlain = holder is JsObject && holder.Prototype?.Prototype is null && holder.GetOwnPropertyKeys(Types.Symbol).Count == 0;
        var pairs = isPlain ? JsValue.Null : PairsScript.Read(scope, holder);
        if (pairs.IsString())
        {
            throw Unreadable(pairs.ToString());
        }

        return pairs is JsArray array ? array.Select(pair => (NameOf(pair.Get("0")), pair.Get("1"))) : Members(holder);
    }

    private List<(string Name, JsValue Value)> Members(ObjectInstance holder)
    {
        var members = new List<(string, JsValue)>();
        foreach (var key in holder.GetOwnPropertyKeys(Types.String))
        {
            if (holder.GetOwnProperty(key).Enumerable)
            {
                members.Add((key.ToString(), holder.Get(key)));
            }
        }

        return members.Count > 0 || holder.Prototype?.Prototype is null ? members : throw Unreadable(ValueWords.Of(holder));
    }

    private string NameOf(JsValue value) => value.IsString() ? value.ToString() : throw Unreadable($"a name that is {ValueWords.Of(value)}");

    private static IEnumerable<JsValue> Items(JsValue value) => value is ArrayInstance array ? array : [value];

    private string TextOf(string header, JsValue value)
    {
        var scalar = Scalar(header, value);
        return scalar.IsBoolean() ? (scalar.AsBoolean() ? "true" : "false") : TypeConverter.ToString(scalar);
    }

    /// <summary>Texts, numbers and booleans as they are; dates and BigInts as texts.</summary>
    private JsValue Scalar(string member, JsValue value) => value switch
    {
        _ when value.IsString() || value.IsBoolean() => value,
        _ when value.IsNumber() && double.IsFinite(value.AsNumber()) => value,
        _ when value.IsBigInt() => JsString.Create(TypeConverter.ToBigInt(value).ToString(CultureInfo.InvariantCulture)),
        JsDate date when !double.IsNaN(date.DateValue) => JsString.Create(TypeConverter.ToString(scope.Engine.Call(date.Get("toISOString"), date, []))),
        _ => throw ArgumentFault.Of(
            scope, $"{operation}: {new ValuePath(name).Member(member)} is {ValueWords.Of(value)}: write a text, a number or a boolean, or leave it out"),
    };

    private Jint.Runtime.JavaScriptException Unreadable(string found) =>
        ArgumentFault.Of(scope, $"{operation} expects {name} to be an object of names and values, or pairs of them, found {found}");
}
