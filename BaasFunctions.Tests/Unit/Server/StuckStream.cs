namespace BaasFunctions.Tests.Unit.Server;

/// <summary>Takes nothing until it may.</summary>
internal sealed class StuckStream : MemoryStream
{
    /// <summary>Set when somebody writes.</summary>
    public ManualResetEventSlim Reached { get; } = new();

    /// <summary>Set by the test: from then on it takes everything.</summary>
    public ManualResetEventSlim GoOn { get; } = new();

    public MemoryStream Written { get; } = new();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Reached.Set();
        GoOn.Wait(TimeSpan.FromSeconds(60));
        Written.Write(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        Reached.Dispose();
        GoOn.Dispose();
        base.Dispose(disposing);
    }
}
