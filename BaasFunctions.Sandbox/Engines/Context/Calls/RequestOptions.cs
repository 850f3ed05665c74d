using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>Which options a request has. Others are refused by name, like those of <c>context.db</c> and <c>context.kv</c>: what is ignored looks as if it worked.</summary>
internal static class RequestOptions
{
    private const int MaxName = 64;

    /// <summary>Of every request.</summary>
    private static readonly string[] s_common = ["headers", "params", "timeout", "redirect", "maxRedirects", "retries", "body", "signal"];

    /// <summary>Options of the Fetch standard that mean something to browsers only: there are no cookies, caches or pages here.</summary>
    private static readonly string[] s_browser = ["mode", "credentials", "cache", "keepalive", "referrer", "referrerPolicy", "priority", "duplex", "window"];

    public static readonly string[] OfMethods = [.. s_common, "raw"];

    public static readonly string[] OfFetch = [.. s_common, "method"];

    /// <summary>What other libraries call it, and what to write here.</summary>
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["header"] = "write headers",
        ["query"] = "write params",
        ["qs"] = "write params",
        ["param"] = "write params",
        ["searchParams"] = "write params",
        ["data"] = "write body, or give the data as the second argument of post, put and patch",
        ["json"] = "write body: an object is sent as JSON",
        ["form"] = "write body: new URLSearchParams(...)",
        ["auth"] = "write headers: { Authorization: 'Basic ' + btoa('user:password') }",
        ["baseURL"] = "write the whole address",
        ["url"] = "the address is the first argument",
        ["responseType"] = "the body is given as its content type says; with raw: true it has text(), json() and bytes()",
        ["timeoutMs"] = "write timeout, in milliseconds",
        ["follow"] = "write maxRedirects",
        ["retry"] = "write retries",
        ["agent"] = "connections are the service's own",
        ["integrity"] = "hash the body with context.utils.hash",
    };

    /// <summary>The options; null for none.</summary>
    public static ObjectInstance? Read(ExecutionScope scope, string operation, JsValue options, string[] known)
    {
        if (options.IsUndefined() || options.IsNull())
        {
            return null;
        }

        if (options is not ObjectInstance holder || options.IsCallable() || options is not JsObject)
        {
            throw ArgumentFault.Expected(scope, operation, "options", "an object: { headers, params, timeout, ... }", options, "");
        }

        foreach (var key in holder.GetOwnPropertyKeys(Types.String))
        {
            var name = key is JsString { Length: > MaxName } ? "(a long name)" : key.ToString();
            if (!known.Contains(name) && !(ReferenceEquals(known, OfFetch) && s_browser.Contains(name)))
            {
                throw ArgumentFault.Of(scope, $"{operation} has no option \"{name}\": {InsteadOf(name, known)}");
            }
        }

        return holder;
    }

    private static string InsteadOf(string name, string[] known) =>
        s_others.TryGetValue(name, out var instead) ? instead
        : known.FirstOrDefault(option => string.Equals(option, name, StringComparison.OrdinalIgnoreCase)) is { } near ? $"write {near}"
        : name == "method" ? "the method is in the name; use context.http.fetch for others"
        : name == "raw" ? "fetch always gives the response"
        : IsHeader(name) ? $"write headers: {{ '{name}': ... }}"
        : $"it has {string.Join(", ", known)}";

    private static bool IsHeader(string name) =>
        name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && (name.Contains('-', StringComparison.Ordinal) || name is "Authorization" or "authorization" or "Accept" or "accept" or "Cookie" or "cookie");
}
