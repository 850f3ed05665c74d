using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service;

/// <summary>Keeps what was logged.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Text, LogLevel Level)> _entries = new();

    public IReadOnlyList<(int Id, string Text, LogLevel Level)> Entries => [.. _entries];

    /// <summary>All lines.</summary>
    public string Text => string.Join('\n', _entries.Select(entry => entry.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((eventId.Id, formatter(state, exception) + exception, logLevel));

    public void Dispose()
    {
    }
}
