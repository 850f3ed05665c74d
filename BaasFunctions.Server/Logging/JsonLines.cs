namespace BaasFunctions.Server.Logging;

/// <summary>Writes each entry of the log as one line of JSON, the same to the error stream and into the file.</summary>
internal sealed class JsonLines(IReadOnlyList<LineWriter> writers) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(categoryName, writers);

    public void Dispose()
    {
        foreach (var writer in writers)
        {
            writer.Dispose();
        }
    }
}
