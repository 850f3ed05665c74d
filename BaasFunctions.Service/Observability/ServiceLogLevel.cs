namespace BaasFunctions.Service.Observability;

/// <summary>Severity from which the service logs. The names are those of the service that this one replaces; <c>http</c> is as <c>info</c>, what is finer as <c>debug</c>.</summary>
public enum ServiceLogLevel
{
    Error,
    Warn,
    Info,
    Http,
    Verbose,
    Debug,
    Silly,
}
