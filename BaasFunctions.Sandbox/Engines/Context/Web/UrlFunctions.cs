using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Urls;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>
/// What URL and URLSearchParams cannot do in script. A URL goes to the script and back as its parts in a plain object, which no function ever
/// gets hold of.
/// </summary>
internal static class UrlFunctions
{
    /// <summary>Texts between two looks at the memory.</summary>
    private const int Stride = 1024;

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("parse", Parse),
        ("set", Set),
        ("withQuery", WithQuery),
        ("originOf", static (_, arguments) => JsString.Create(Record(arguments.At(0)).Origin)),
        ("parseForm", static (scope, arguments) => new JsArray(scope.Engine, [.. Watched(scope, FormUrlEncoded.Parse(Text(arguments.At(0)))).Select(JsString.Create)])),
        ("serializeForm", static (scope, arguments) => JsString.Create(FormUrlEncoded.Serialize(Watched(scope, Texts(scope, (JsArray)arguments.At(0)))))),
        ("scalar", static (_, arguments) => JsString.Create(InputText.Scalar(Text(arguments.At(0))))),
    ];

    /// <summary>What URLPattern cannot do in script.</summary>
    public static (string Name, HostFunction.Body Body)[] OfPatterns =>
    [
        ("parse", Parse),
        ("canonical", static (_, arguments) => OrNull(UrlComponents.Canonical(Text(arguments.At(0)), Text(arguments.At(1)), Text(arguments.At(2))))),
        ("scalar", static (_, arguments) => JsString.Create(InputText.Scalar(Text(arguments.At(0))))),
    ];

    /// <summary>Arguments: the text, and what it is relative to or undefined. Null for what is no URL.</summary>
    private static JsValue Parse(ExecutionScope scope, JsValue[] arguments)
    {
        UrlRecord? root = null;
        if (!arguments.At(1).IsUndefined() && (root = UrlRecord.Parse(Text(arguments.At(1)))) is null)
        {
            return JsValue.Null;
        }

        return UrlRecord.Parse(Text(arguments.At(0)), root) is { } url ? Parts(scope, url) : JsValue.Null;
    }

    /// <summary>Arguments: the URL, a part and its new text. One that is longer than a URL may be changes nothing.</summary>
    private static JsValue Set(ExecutionScope scope, JsValue[] arguments)
    {
        var value = Text(arguments.At(2));
        return value.Length > UrlRecord.MaxLength ? arguments.At(0) : Parts(scope, UrlSetters.Set(Record(arguments.At(0)), Text(arguments.At(1)), value));
    }

    /// <summary>Arguments: the URL, and its new query as it is written, empty for none.</summary>
    private static JsObject WithQuery(ExecutionScope scope, JsValue[] arguments)
    {
        var url = Record(arguments.At(0));
        url.Query = Text(arguments.At(1)) is { Length: > 0 } query ? query : null;
        return Parts(scope, url);
    }

    private static JsObject Parts(ExecutionScope scope, UrlRecord url) => FrozenObject.Of(
        scope.Engine,
        ("href", JsString.Create(url.Href)),
        ("scheme", JsString.Create(url.Scheme)),
        ("username", JsString.Create(url.Username)),
        ("password", JsString.Create(url.Password)),
        ("host", OrNull(url.Host)),
        ("port", JsString.Create(url.Port?.ToString(CultureInfo.InvariantCulture) ?? "")),
        ("path", JsString.Create(url.Path)),
        ("isOpaque", url.HasOpaquePath ? JsBoolean.True : JsBoolean.False),
        ("query", OrNull(url.Query)),
        ("fragment", OrNull(url.Fragment)));

    private static UrlRecord Record(JsValue parts)
    {
        var given = (ObjectInstance)parts;
        return new UrlRecord
        {
            Scheme = Text(given.Get("scheme")),
            Username = Text(given.Get("username")),
            Password = Text(given.Get("password")),
            Host = OrNull(given.Get("host")),
            Port = Text(given.Get("port")) is { Length: > 0 } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
            Path = Text(given.Get("path")),
            HasOpaquePath = TypeConverter.ToBoolean(given.Get("isOpaque")),
            Query = OrNull(given.Get("query")),
            Fragment = OrNull(given.Get("fragment")),
        };
    }

    private static JsValue OrNull(string? text) => text is null ? JsValue.Null : JsString.Create(text);

    private static string? OrNull(JsValue text) => text.IsNull() ? null : Text(text);

    private static string Text(JsValue text) => TypeConverter.ToString(text);

    private static IEnumerable<string> Texts(ExecutionScope scope, JsArray texts)
    {
        for (var index = 0u; index < texts.Length; index++)
        {
            var text = Text(texts[(int)index]);
            // Encoded, a byte may become three characters.
            if (6L * text.Length > scope.Allocation.MemoryBytes || 6L * Encoding.UTF8.GetByteCount(text) > scope.Allocation.MemoryBytes)
            {
                throw scope.Allocation.Exceeded();
            }

            yield return text;
        }
    }

    /// <summary>Many texts, made in one step of the function, under its memory limit.</summary>
    private static IEnumerable<string> Watched(ExecutionScope scope, IEnumerable<string> texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            if (++count % Stride == 0)
            {
                scope.Allocation.ThrowIfSpent();
            }

            yield return text;
        }
    }
}
