using System.Text;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Reads a worker's standard error to its end, so that the worker never blocks on it, and keeps the beginning, where the
/// runtime says why it crashed. The text goes to the host's log only.
/// </summary>
internal sealed class StderrReader
{
    private const int MaxBytes = 8 << 10;

    private readonly byte[] _kept = new byte[MaxBytes];
    private int _length;

    public StderrReader(Stream stream) => Ended = ReadAsync(stream);

    /// <summary>Completes when the worker has closed its end.</summary>
    public Task Ended { get; }

    /// <summary>What was written so far, control characters replaced.</summary>
    public string Text
    {
        get
        {
            var text = Encoding.UTF8.GetString(_kept.AsSpan(0, Volatile.Read(ref _length)));
            return string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = char.IsControl(source[i]) && source[i] != '\n' ? ' ' : source[i];
                }
            });
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[4 << 10];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                var kept = Math.Min(count, MaxBytes - _length);
                buffer.AsSpan(0, kept).CopyTo(_kept.AsSpan(_length));
                Volatile.Write(ref _length, _length + kept);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Closed on our side.
        }
    }
}
