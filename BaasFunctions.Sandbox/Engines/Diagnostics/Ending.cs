using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>How an execution failed.</summary>
/// <param name="Outcome">The way in which it ended.</param>
/// <param name="Error">What its author is told.</param>
/// <param name="Defect">What only the host's log may say; null when nothing is wrong with the host.</param>
internal sealed record Ending(ExecutionOutcome Outcome, ExecutionError Error, Exception? Defect = null);
