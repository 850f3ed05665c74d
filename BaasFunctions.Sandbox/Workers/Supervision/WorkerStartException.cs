namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>A worker could not be started, or was not ready in time. The message is for the host's log.</summary>
internal sealed class WorkerStartException(string message, Exception? inner = null) : Exception(message, inner);
