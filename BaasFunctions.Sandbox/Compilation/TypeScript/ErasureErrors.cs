using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>What an author is told about types that could not be taken out.</summary>
internal static class ErasureErrors
{
    private const int MaxToken = 60;

    public static ExecutionFailure Of(ErasureFault fault, string code, ExecutionLimits limits) => fault.Kind switch
    {
        ErasureFaultKind.TooDeep => SourceErrors.TooDeep(limits),
        ErasureFaultKind.NotErasable => SourceErrors.PlacedAt(
            ErrorCodes.TypeScriptNotErasable,
            $"TypeScript runs here without its types, and {fault.Form} is more than a type",
            code, fault.Start, $"Write {fault.Rewrite}"),
        _ => SourceErrors.PlacedAt(ErrorCodes.SyntaxError, MessageOf(fault, code), code, fault.Start),
    };

    private static string MessageOf(ErasureFault fault, string code) => fault.Start >= code.Length
        ? "Unexpected end of input"
        : $"Unexpected token '{ErrorText.Shorten(code[fault.Start..Math.Max(fault.Start + 1, fault.End)], MaxToken)}'";
}
