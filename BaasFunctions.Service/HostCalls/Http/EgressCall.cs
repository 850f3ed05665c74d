using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>What the handlers of the HTTP client need to know about the function's request that a message belongs to.</summary>
/// <param name="Project">Whose request it is.</param>
/// <param name="Retries">How often a message may be sent again.</param>
/// <param name="Began">When the request began, as a timestamp of the time provider.</param>
/// <param name="Limit">How long it may take, redirects and retries included.</param>
/// <param name="Held">Takes the bytes of the response before they are read; null where nothing counts.</param>
/// <param name="Bodies">Bodies of the execution that are read piece by piece; null where the body is wanted whole.</param>
internal sealed record EgressCall(string Project, int Retries, long Began, TimeSpan Limit, ByteReservation? Held, OpenBodies? Bodies)
{
    private static readonly HttpRequestOptionsKey<EgressCall> s_key = new("call");

    public static EgressCall Of(HttpRequestMessage message) =>
        message.Options.TryGetValue(s_key, out var call) ? call : throw new InvalidOperationException("A message without the call that it belongs to.");

    public void AddTo(HttpRequestMessage message) => message.Options.Set(s_key, this);
}
