namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Names of log levels, as they are written.</summary>
public static class LogEntryLevelNames
{
    /// <summary>Returns the name of a level, in lower case.</summary>
    public static string Of(LogEntryLevel level) => level switch
    {
        LogEntryLevel.Debug => "debug",
        LogEntryLevel.Info => "info",
        LogEntryLevel.Warn => "warn",
        _ => "error",
    };
}
