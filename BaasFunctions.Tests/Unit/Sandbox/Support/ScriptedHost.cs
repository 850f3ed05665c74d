using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Tests.Unit.Sandbox.Support;

/// <summary>Returns the calls of a function as a test says, and keeps them. Nothing stands behind it.</summary>
internal sealed class ScriptedHost(Func<HostCall, CancellationToken, Task<HostAnswer>> answer) : IHostCalls
{
    public ScriptedHost(Func<HostCall, HostAnswer> answer)
        : this((call, _) => Task.FromResult(answer(call)))
    {
    }

    public ConcurrentQueue<HostCall> Calls { get; } = new();

    public bool HaveEffects { get; set; }

    public static ScriptedHost Echo { get; } = new(call => HostAnswer.Of(call.ArgumentsJson));

    public static HostAnswer Value(string json) => HostAnswer.Of(Encoding.UTF8.GetBytes(json));

    public JsonElement Arguments(int index) => JsonDocument.Parse(Calls.ElementAt(index).ArgumentsJson).RootElement;

    public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        return answer(call, cancellationToken);
    }
}
