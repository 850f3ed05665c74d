using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Comments of the form <c>&lt;!--</c> and <c>--&gt;</c>, which scripts have and modules do not (ECMA-262, B.1.1). The parser calls itself for each
/// that follows another, without a look at its stack, so a text of nothing else would end the process.
/// </summary>
internal static class HtmlComments
{
    /// <summary>More than a page of HTML in a string has, and a small part of what a thread's stack bears.</summary>
    private const int Max = 1000;

    private const string Message =
        "The source has more than 1000 times <!-- or -->, which start comments in a script: write an export default function, where they do not";

    /// <summary>Why a script is refused; null when it is not.</summary>
    public static ExecutionEndedException? Excess(ReadOnlySpan<char> code) => code.Count("<!--") + code.Count("-->") > Max
        ? new ExecutionEndedException(ExecutionOutcome.SyntaxError, ErrorCodes.SyntaxError, Message)
        : null;
}
