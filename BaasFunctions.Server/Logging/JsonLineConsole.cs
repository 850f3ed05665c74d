using System.Globalization;
using System.Text;

namespace BaasFunctions.Server.Logging;

/// <summary>Writes each entry of the log to the error stream, as one <see cref="LogLine"/>.</summary>
internal sealed class JsonLineConsole : ILoggerProvider
{
    private readonly LineWriter _lines = new(
        Console.OpenStandardError(),
        static dropped => Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"timestamp":"{{LogLine.Time(DateTimeOffset.UtcNow)}}","level":"warn","message":"{{dropped}} log lines were dropped: the error stream did not take them"}{{'\n'}}""")));

    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(categoryName, _lines);

    public void Dispose() => _lines.Dispose();
}
