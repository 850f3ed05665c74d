namespace BaasFunctions.Service.Options;

/// <summary>Severity from which the service logs.</summary>
public enum ServiceLogLevel
{
    Error,
    Warn,
    Info,
    Debug,
}
