using Jint.Native;

namespace BaasFunctions.Sandbox.Context;

/// <summary>
/// Members of the context that functions may know from elsewhere and that this sandbox does not offer. Touching one says so, instead of
/// failing on undefined a line later. Not enumerable, so that copying a context works.
/// </summary>
internal static class UnavailableMembers
{
    public static readonly string[] Names = ["db", "http", "files", "jwt"];

    public static Func<JsValue, JsValue[], JsValue> Getter(string name) =>
        HostFunction.Guard((scope, _) => throw HostFunction.TypeError(scope, $"context.{name} is not available in this version"));
}
