namespace BaasFunctions.Sandbox.Validation;

/// <summary><c>Function()</c> makes code of text, which functions may not.</summary>
internal sealed class NoFunctionConstructorRule() : GlobalRule(
    "no-function-constructor", "Function", onlyCalled: true, "Function constructor is not allowed",
    "Write the function as code");
