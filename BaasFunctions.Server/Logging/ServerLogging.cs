using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging.Console;

namespace BaasFunctions.Server.Logging;

/// <summary>Logs to the error stream, lines for people in development and JSON lines in production, and into a file where one is set.</summary>
internal static class ServerLogging
{
    /// <summary>For a command: what the service warns of, beside what the command says itself.</summary>
    public static void ConfigureForCommands(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddSimpleConsole(static simple => simple.SingleLine = true);
        logging.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    public static void Configure(ILoggingBuilder logging, ServiceOptions options)
    {
        options.Logging.Apply(logging);

        // A start that fails is told once, in one sentence, by the server itself.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        var lines = new List<LineWriter>();
        if (options.Server.IsProduction && !options.Logging.DevMode)
        {
            lines.Add(Lines(Console.OpenStandardError().Write, "the error stream"));
        }
        else
        {
            logging.AddSimpleConsole(simple =>
            {
                simple.SingleLine = true;
                simple.TimestampFormat = "HH:mm:ss.fff ";
            });
        }

        if (options.Logging.File is not null)
        {
            var file = new RollingFile(options.Logging.File, LoggingOptions.FileBytes, options.Logging.Files, TimeProvider.System);
            WarnWhereNoFileCanBe(file);
            lines.Add(Lines(file.Write, "the log file"));
        }

        if (lines.Count > 0)
        {
            logging.AddProvider(new JsonLines(lines));
        }

        logging.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;

            // A terminal that does not read must not stop the service.
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            console.MaxQueueLength = 10_000;
        });
    }

    /// <summary>A file that cannot hold lines cannot hold the one that says so either. It stops no start: a disk may be full for a while.</summary>
    private static void WarnWhereNoFileCanBe(RollingFile file)
    {
        try
        {
            file.Write([]);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("warning: LOG_FILE_PATH names no file that can be written now; until it does, its lines are dropped");
        }
    }

    private static LineWriter Lines(Action<ReadOnlySpan<byte>> target, string name) => new(target, dropped => JsonLineLogger.Dropped(dropped, name));
}
