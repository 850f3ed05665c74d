namespace BaasFunctions.Sandbox.Validation;

/// <summary>What the interfaces of the web that are offered in part have here, and what they do not have.</summary>
internal static class PartialWebInterfaces
{
    private static readonly Dictionary<string, (string Has, string Lacks)> s_interfaces = new(StringComparer.Ordinal)
    {
        ["Response"] = (
            "its constructor, json(), redirect(), error(), status, headers, the readers of its body, clone() and body as a ReadableStream",
            "A body that fetch() gives comes piece by piece, at most 16 at the same time; a Response that the handler returns is read whole and becomes data, with response.status and response.headers beside it; at the URL of a deployed function it is sent as it is, a stream piece by piece"),
        ["Request"] = (
            "method, url, headers, signal, redirect, the readers of its body and clone(); fetch() takes it",
            "mode, credentials, cache and the like are kept, but change nothing: there is no browser around a function"),
        ["AbortController"] = (
            "abort() and signal, which ends fetch() and the calls of context.http",
            "Calls of context.db, context.kv, context.files and context.jwt take no signal; the limits of the execution end them"),
        ["AbortSignal"] = (
            "abort(), timeout(), any(), aborted, reason, throwIfAborted() and listeners; it ends fetch() and the calls of context.http",
            "Calls of context.db, context.kv, context.files and context.jwt take no signal; the limits of the execution end them"),
        ["FormData"] = (
            "everything but the argument of its constructor; fetch() and context.http send it as multipart/form-data",
            "There are no forms of a page to read it from; it holds at most 10000 entries"),
        ["Blob"] = ("all of it, in memory", "Its bytes count towards the memory of the execution; URL.createObjectURL() does not exist"),
        ["File"] = ("all of it, in memory", "It is no file of a disk: keep files with context.files"),
        ["ReadableStream"] = (
            "all of the standard: from(), readers with and without buffers, pipeTo(), pipeThrough(), tee() and for await",
            "Streams are not transferred by structuredClone()"),
        ["CompressionStream"] = (
            "gzip, deflate and deflate-raw",
            "At most 16 compress at a time; other formats are not known"),
        ["DecompressionStream"] = (
            "gzip, deflate and deflate-raw",
            "Other formats are not known; responses of fetch() are decompressed already"),
        ["EventTarget"] = ("addEventListener(), removeEventListener() and dispatchEvent()", "There is no tree of targets: an event reaches its target only"),
        ["Buffer"] = (
            "from, alloc, concat, byteLength, compare, isBuffer, toString, write, slice, copy, fill, indexOf, equals and the readers and writers of numbers",
            "swap16() and its kin, transcode() and inspection are those of Node alone"),
        ["crypto"] = (
            "randomUUID(), getRandomValues() and subtle with the algorithms of the standard: SHA, HMAC, AES, RSA, ECDSA, ECDH, Ed25519, X25519, HKDF and PBKDF2",
            "NotSupportedError names what is missing: an iv of AES-GCM that has not 12 bytes, a salt of RSA-PSS that is not as long as its hash, a label of RSA-OAEP, more than 2000000 iterations of PBKDF2; RSA keys are made with 2048 to 4096 bits and the exponent 65537"),
        ["navigator"] = ("userAgent", "There is no browser around a function"),
        ["performance"] = ("now() and timeOrigin, in whole milliseconds", "Marks and measures do not exist: context.log keeps times"),
    };

    public static IEnumerable<string> Names => s_interfaces.Keys;

    /// <summary>What it has and what it lacks; null for a name that is not offered, or whole.</summary>
    public static (string Has, string Lacks)? Of(string name) => s_interfaces.TryGetValue(name, out var offer) ? offer : null;
}
