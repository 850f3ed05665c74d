using System.Runtime.InteropServices;

namespace BaasFunctions.Server.Hosting;

/// <summary>Ctrl-C and SIGTERM: the first begins the end, the second ends the waiting.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly CancellationTokenRegistration _cancellation;

    public StopSignals(CancellationToken cancellation)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
        _cancellation = cancellation.Register(() => _first.TrySetResult());
    }

    /// <summary>Cancelled by the second signal.</summary>
    public CancellationToken Second => _second.Token;

    /// <summary>Ends with the first signal.</summary>
    public Task FirstAsync() => _first.Task;

    /// <summary>Has the first signal cancel something.</summary>
    public void CancelAtFirst(CancellationTokenSource stop) => _ = _first.Task.ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _cancellation.Dispose();
        _second.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        // The runtime would end the process here and now.
        signal.Cancel = true;
        if (!_first.TrySetResult())
        {
            _second.Cancel();
        }
    }
}
