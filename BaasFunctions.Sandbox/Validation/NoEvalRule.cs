namespace BaasFunctions.Sandbox.Validation;

/// <summary><c>eval()</c> makes code of text, which functions may not.</summary>
internal sealed class NoEvalRule() : GlobalRule(
    "no-eval", "eval", onlyCalled: true, "eval() is prohibited",
    "Parse data with JSON.parse(); choose between functions with an object of functions");
