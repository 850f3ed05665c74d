using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.TestMode;

/// <summary>Carries out the calls of a test and records them in order.</summary>
/// <param name="answers">Mocks and stubs; null for a test that is not in test mode.</param>
/// <param name="live">Carries out the calls without them.</param>
internal sealed class RecordingCalls(TestAnswers? answers, IHostCalls live) : IHostCalls
{
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private readonly Lock _lock = new();
    private readonly List<RecordedCall?> _calls = [];

    /// <summary>A test whose worker was lost is not run again: its calls would be told twice.</summary>
    public bool HaveEffects
    {
        get
        {
            lock (_lock)
            {
                return _calls.Count > 0;
            }
        }
    }

    /// <summary>The calls that were answered.</summary>
    public IReadOnlyList<RecordedCall> Recorded
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls.OfType<RecordedCall>()];
            }
        }
    }

    public async Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
    {
        if (call.IsPart)
        {
            // Belongs to a call that was recorded. Mocks give bodies whole.
            return await live.CallAsync(call, cancellationToken);
        }

        int place;
        lock (_lock)
        {
            place = _calls.Count;
            _calls.Add(null);
        }

        using var arguments = CallArguments.Parse(call.Operation, call.ArgumentsJson, call.Body);
        var (answer, by) = answers is null || arguments is null || !answers.AreFor(call.Operation, arguments)
            ? (await live.CallAsync(call, cancellationToken), RecordedCall.Live)
            : answers.Answer(call.Operation, arguments);
        var recorded = new RecordedCall(call.Operation, arguments?.Root.Clone() ?? s_nothing, by, answer);
        lock (_lock)
        {
            _calls[place] = recorded;
        }

        return answer;
    }

    public void Park(long bytes) => live.Park(bytes);

    public void Unpark() => live.Unpark();
}
