namespace BaasFunctions.Service.Validation;

/// <summary><c>require()</c> loads modules of Node, which functions do not have.</summary>
internal sealed class NoRequireRule() : GlobalRule(
    "no-require", "require", onlyCalled: true, "require() is not allowed",
    "Use what the context offers (context.log, context.env, context.utils) or write the code into the function");
