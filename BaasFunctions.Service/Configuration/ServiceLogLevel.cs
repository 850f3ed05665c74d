namespace BaasFunctions.Service.Configuration;

/// <summary>Severity from which the service logs.</summary>
public enum ServiceLogLevel
{
    Error,
    Warn,
    Info,
    Debug,
}
