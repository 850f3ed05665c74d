namespace BaasFunctions.Tests.Conformance;

/// <summary>Globals that belong to one standard.</summary>
/// <param name="Standard">Its name as a link.</param>
/// <param name="Globals">What functions have of it.</param>
internal sealed record RuntimeApiGroup(string Standard, params string[] Globals);

/// <summary>Every global that functions have besides the language, by the standard that says what it does. A test compares it with what a function finds.</summary>
internal static class RuntimeApiTable
{
    public static IReadOnlyList<RuntimeApiGroup> Groups { get; } =
    [
        new("[Fetch](https://fetch.spec.whatwg.org/)", "fetch", "Headers", "Request", "Response"),
        new("[XMLHttpRequest](https://xhr.spec.whatwg.org/#interface-formdata)", "FormData"),
        new("[File API](https://w3c.github.io/FileAPI/)", "Blob", "File"),
        new("[URL](https://url.spec.whatwg.org/)", "URL", "URLSearchParams"),
        new("[URL Pattern](https://urlpattern.spec.whatwg.org/)", "URLPattern"),
        new("[Encoding](https://encoding.spec.whatwg.org/)", "TextEncoder", "TextDecoder", "TextEncoderStream", "TextDecoderStream"),
        new("[Streams](https://streams.spec.whatwg.org/)", "ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamDefaultController", "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest",
            "ReadableByteStreamController", "WritableStream", "WritableStreamDefaultWriter", "WritableStreamDefaultController", "TransformStream", "TransformStreamDefaultController",
            "ByteLengthQueuingStrategy", "CountQueuingStrategy"),
        new("[Compression](https://compression.spec.whatwg.org/)", "CompressionStream", "DecompressionStream"),
        new("[DOM](https://dom.spec.whatwg.org/)", "Event", "CustomEvent", "EventTarget", "AbortController", "AbortSignal"),
        new("[Web IDL](https://webidl.spec.whatwg.org/)", "DOMException"),
        new("[HTML](https://html.spec.whatwg.org/)", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "queueMicrotask", "structuredClone", "reportError", "atob", "btoa", "self", "navigator",
            "Navigator", "ErrorEvent", "PromiseRejectionEvent", "MessageEvent"),
        new("[Web Cryptography](https://w3c.github.io/webcrypto/)", "crypto", "Crypto", "SubtleCrypto", "CryptoKey"),
        new("[High Resolution Time](https://w3c.github.io/hr-time/)", "performance", "Performance"),
        new("[Scheduling APIs](https://wicg.github.io/scheduling-apis/)", "scheduler"),
        new("[Console](https://console.spec.whatwg.org/)", "console"),
        new("as in Node.js", "Buffer", "process", "global", "setImmediate", "clearImmediate"),
    ];
}
