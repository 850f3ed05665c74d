namespace BaasFunctions.Sandbox.Validation;

/// <summary><c>global</c> is Node's name of the global object.</summary>
internal sealed class NoGlobalRule() : GlobalRule(
    "no-global", "global", onlyCalled: false, "Global object access is restricted",
    "Keep values in variables of the function; the standard global object is globalThis and lives for one execution");
