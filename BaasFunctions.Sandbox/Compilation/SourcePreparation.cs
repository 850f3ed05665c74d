using Acornima.Ast;
using BaasFunctions.Sandbox.Contracts;
using Jint;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Parses a text as the engine does, and lets it prepare the tree. What the engine refuses comes back as the exception, to be classified when the
/// stack that failed is gone.
/// </summary>
internal static class SourcePreparation
{
    public static Prepared<Module> TryModule(string code, ExecutionLimits limits, out Exception? fault, string name = SourceNames.Function)
    {
        fault = null;
        try
        {
            var parsing = ModuleParsingOptions.Default with { RegexTimeout = limits.RegexTime };
            return Engine.PrepareModule(code, name, ModulePreparationOptions.Default with { ParsingOptions = parsing });
        }
        catch (Exception exception)
        {
            fault = exception;
            return default;
        }
    }

    /// <summary>The same for a script; one with more HTML-like comments than the parser's stack bears is not given to it.</summary>
    public static Prepared<Script> TryScript(string code, ExecutionLimits limits, out Exception? fault)
    {
        fault = HtmlComments.Excess(code);
        if (fault is not null)
        {
            return default;
        }

        try
        {
            var parsing = ScriptParsingOptions.Default with { RegexTimeout = limits.RegexTime, AllowReturnOutsideFunction = false };
            var preparation = ScriptPreparationOptions.Default with { ParsingOptions = parsing };
            return Engine.PrepareScript(code, SourceNames.Function, strict: false, preparation);
        }
        catch (Exception exception)
        {
            fault = exception;
            return default;
        }
    }
}
