using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Context.Logging;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>Global names besides the language's own. Each comes into existence when a function first reads it.</summary>
internal static class SandboxGlobals
{
    /// <summary>Like the language's own: they do not show up when the global object is enumerated.</summary>
    private const PropertyFlag Hidden = PropertyFlag.NonEnumerable;

    public static void AddTo(Options options) => options
        .AddLazyGlobal("console", static engine => ConsoleBinding.Create(engine), Hidden)
        .AddLazyGlobal("setTimeout", static engine => HostFunction.Create(engine, "setTimeout", TimerBinding.SetTimeout, 2), Hidden)
        .AddLazyGlobal("setInterval", static engine => HostFunction.Create(engine, "setInterval", TimerBinding.SetInterval, 2), Hidden)
        .AddLazyGlobal("clearTimeout", static engine => HostFunction.Create(engine, "clearTimeout", TimerBinding.Clear, 1), Hidden)
        .AddLazyGlobal("clearInterval", static engine => HostFunction.Create(engine, "clearInterval", TimerBinding.Clear, 1), Hidden)
        .AddLazyGlobal("fetch", static engine => HostFunction.Create(engine, "fetch", HttpBinding.GlobalFetch, 1), Hidden)
        .AddLazyGlobal("atob", static engine => HostFunction.Create(engine, "atob", Base64Binding.Decode, 1), Hidden)
        .AddLazyGlobal("btoa", static engine => HostFunction.Create(engine, "btoa", Base64Binding.Encode, 1), Hidden)
        .AddLazyGlobal("structuredClone", static engine => WebScript.Clone.Get(engine, "structuredClone"), Hidden)
        .AddLazyGlobal("TextEncoder", static engine => WebScript.Text.Get(engine, "TextEncoder"), Hidden)
        .AddLazyGlobal("TextDecoder", static engine => WebScript.Text.Get(engine, "TextDecoder"), Hidden)
        .AddLazyGlobal("URL", static engine => WebScript.Url.Get(engine, "URL"), Hidden)
        .AddLazyGlobal("URLSearchParams", static engine => WebScript.Url.Get(engine, "URLSearchParams"), Hidden)
        .AddLazyGlobal("URLPattern", static engine => WebScript.UrlPattern.Get(engine, "URLPattern"), Hidden)
        .AddLazyGlobal("Buffer", static engine => WebScript.Buffer.Get(engine, "Buffer"), Hidden)
        .AddLazyGlobal("Event", static engine => WebScript.Event.Get(engine, "Event"), Hidden)
        .AddLazyGlobal("CustomEvent", static engine => WebScript.Event.Get(engine, "CustomEvent"), Hidden)
        .AddLazyGlobal("EventTarget", static engine => WebScript.Event.Get(engine, "EventTarget"), Hidden)
        .AddLazyGlobal("AbortController", static engine => WebScript.Event.Get(engine, "AbortController"), Hidden)
        .AddLazyGlobal("AbortSignal", static engine => WebScript.Event.Get(engine, "AbortSignal"), Hidden)
        .AddLazyGlobal("DOMException", static engine => WebScript.Event.Get(engine, "DOMException"), Hidden)
        .AddLazyGlobal("ReadableStream", static engine => WebScript.Stream.Get(engine, "ReadableStream"), Hidden)
        .AddLazyGlobal("ReadableStreamDefaultReader", static engine => WebScript.Stream.Get(engine, "ReadableStreamDefaultReader"), Hidden)
        .AddLazyGlobal("ReadableStreamDefaultController", static engine => WebScript.Stream.Get(engine, "ReadableStreamDefaultController"), Hidden)
        .AddLazyGlobal("ReadableStreamBYOBReader", static engine => WebScript.StreamBytes.Get(engine, "ReadableStreamBYOBReader"), Hidden)
        .AddLazyGlobal("ReadableStreamBYOBRequest", static engine => WebScript.StreamBytes.Get(engine, "ReadableStreamBYOBRequest"), Hidden)
        .AddLazyGlobal("ReadableByteStreamController", static engine => WebScript.StreamBytes.Get(engine, "ReadableByteStreamController"), Hidden)
        .AddLazyGlobal("WritableStream", static engine => WebScript.StreamWrite.Get(engine, "WritableStream"), Hidden)
        .AddLazyGlobal("WritableStreamDefaultWriter", static engine => WebScript.StreamWrite.Get(engine, "WritableStreamDefaultWriter"), Hidden)
        .AddLazyGlobal("WritableStreamDefaultController", static engine => WebScript.StreamWrite.Get(engine, "WritableStreamDefaultController"), Hidden)
        .AddLazyGlobal("TransformStream", static engine => WebScript.StreamTransform.Get(engine, "TransformStream"), Hidden)
        .AddLazyGlobal("TransformStreamDefaultController", static engine => WebScript.StreamTransform.Get(engine, "TransformStreamDefaultController"), Hidden)
        .AddLazyGlobal("ByteLengthQueuingStrategy", static engine => WebScript.StreamStrategy.Get(engine, "ByteLengthQueuingStrategy"), Hidden)
        .AddLazyGlobal("CountQueuingStrategy", static engine => WebScript.StreamStrategy.Get(engine, "CountQueuingStrategy"), Hidden)
        .AddLazyGlobal("TextEncoderStream", static engine => WebScript.StreamText.Get(engine, "TextEncoderStream"), Hidden)
        .AddLazyGlobal("TextDecoderStream", static engine => WebScript.StreamText.Get(engine, "TextDecoderStream"), Hidden)
        .AddLazyGlobal("CompressionStream", static engine => WebScript.StreamCompression.Get(engine, "CompressionStream"), Hidden)
        .AddLazyGlobal("DecompressionStream", static engine => WebScript.StreamCompression.Get(engine, "DecompressionStream"), Hidden)
        .AddLazyGlobal("Blob", static engine => WebScript.Blob.Get(engine, "Blob"), Hidden)
        .AddLazyGlobal("File", static engine => WebScript.Blob.Get(engine, "File"), Hidden)
        .AddLazyGlobal("FormData", static engine => WebScript.Blob.Get(engine, "FormData"), Hidden)
        .AddLazyGlobal("Headers", static engine => WebScript.Fetch.Get(engine, "Headers"), Hidden)
        .AddLazyGlobal("Request", static engine => WebScript.Request.Get(engine, "Request"), Hidden)
        .AddLazyGlobal("Response", static engine => WebScript.Fetch.Get(engine, "Response"), Hidden)
        .AddLazyGlobal("CryptoKey", static engine => WebScript.Subtle.Get(engine, "CryptoKey"), Hidden)
        .AddLazyGlobal("ErrorEvent", static engine => WebScript.EventKinds.Get(engine, "ErrorEvent"), Hidden)
        .AddLazyGlobal("PromiseRejectionEvent", static engine => WebScript.EventKinds.Get(engine, "PromiseRejectionEvent"), Hidden)
        .AddLazyGlobal("MessageEvent", static engine => WebScript.EventKinds.Get(engine, "MessageEvent"), Hidden)
        .AddLazyGlobal("SubtleCrypto", static engine => WebScript.Subtle.Get(engine, "SubtleCrypto"), Hidden)
        .AddLazyGlobal("Crypto", static engine => WebScript.Environment.Get(engine, "Crypto"), Hidden)
        .AddLazyGlobal("Performance", static engine => WebScript.Environment.Get(engine, "Performance"), Hidden)
        .AddLazyGlobal("Navigator", static engine => WebScript.Environment.Get(engine, "Navigator"), Hidden)
        .AddLazyGlobal("performance", static engine => WebScript.Environment.Get(engine, "performance"), Hidden)
        .AddLazyGlobal("navigator", static engine => WebScript.Environment.Get(engine, "navigator"), Hidden)
        .AddLazyGlobal("scheduler", static engine => WebScript.Environment.Get(engine, "scheduler"), Hidden)
        .AddLazyGlobal("process", static engine => WebScript.Environment.Get(engine, "process"), Hidden)
        .AddLazyGlobal("setImmediate", static engine => HostFunction.Create(engine, "setImmediate", TimerBinding.SetImmediate, 1), Hidden)
        .AddLazyGlobal("clearImmediate", static engine => HostFunction.Create(engine, "clearImmediate", TimerBinding.Clear, 1), Hidden)
        .AddLazyGlobal("global", static engine => engine.Global, Hidden)
        .AddLazyGlobal("reportError", static engine => HostFunction.Create(engine, "reportError", EnvironmentObjects.ReportError, 1), Hidden)
        .AddLazyGlobal("self", static engine => engine.Global, Hidden)
        .AddLazyGlobal("crypto", static engine => WebScript.Crypto.Get(engine, "crypto"), Hidden)
        .AddLazyGlobal("queueMicrotask", static _ => ExecutionScope.Current.Microtasks, Hidden);
}
