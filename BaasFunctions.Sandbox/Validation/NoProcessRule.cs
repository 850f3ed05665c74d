namespace BaasFunctions.Sandbox.Validation;

/// <summary><c>process</c> is Node's own; functions have no process.</summary>
internal sealed class NoProcessRule() : GlobalRule(
    "no-process", "process", onlyCalled: false, "Process access is not allowed",
    "Read values of the environment as context.env.NAME");
