using System.Collections.Frozen;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>Interfaces of the web that functions do not have, and what they do instead.</summary>
internal static class NotOffered
{
    private static readonly FrozenDictionary<string, string> s_reasons = new Dictionary<string, string>
    {
        ["WebSocket"] = "WebSocket is not offered: an execution ends with its answer, and keeps no connections open. Send messages with fetch(url, { method: 'POST', body })",
        ["EventSource"] = "EventSource is not offered: an execution ends with its answer, and keeps no connections open. Read the events as they come: for await (const text of (await fetch(url)).body.pipeThrough(new TextDecoderStream()))",
        ["Worker"] = "Worker is not offered: an execution has one thread. Split the work into several executions",
        ["SharedWorker"] = "SharedWorker is not offered: an execution has one thread. Split the work into several executions",
        ["XMLHttpRequest"] = "XMLHttpRequest is not offered: use fetch(url) or context.http.get(url)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why there is no such interface; null for a name that is none of them.</summary>
    public static string? Why(string name) => s_reasons.GetValueOrDefault(name);
}
