namespace BaasFunctions.Service.Executions;

/// <summary>What began an execution. The names in lower case are what the API shows.</summary>
internal enum ExecutionTrigger
{
    /// <summary><c>POST /execute</c>.</summary>
    Execute,

    /// <summary><c>POST /test</c>.</summary>
    Test,

    /// <summary>The URL of a function.</summary>
    Route,

    /// <summary>A schedule of a function.</summary>
    Schedule,

    /// <summary>An asynchronous call.</summary>
    Async,

    /// <summary>A call of another function.</summary>
    Function,

    /// <summary>An event of an entity.</summary>
    Event,
}
