namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Severity of a log entry of a function.</summary>
public enum LogEntryLevel
{
    Debug,
    Info,
    Warn,
    Error,
}
