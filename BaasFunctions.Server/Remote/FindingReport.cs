using BaasFunctions.Server.Client;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>Prints what was found in a source, as <c>run</c> prints errors: what is wrong, what to do, the place and the lines around it.</summary>
/// <param name="notes">Where to.</param>
/// <param name="style">Colours.</param>
/// <param name="file">The file of a function of one; null where findings name theirs.</param>
internal sealed class FindingReport(TextWriter notes, TerminalStyle style, string? file)
{
    /// <summary>Prints errors and warnings.</summary>
    public void Print(ClientContracts.Validation validation)
    {
        foreach (var finding in validation.Diagnostics.Where(static finding => finding.Severity != "hint"))
        {
            Print(finding);
        }
    }

    private void Print(ClientContracts.Finding finding)
    {
        var severity = finding.Severity == "error" ? style.Red("error: ") : style.Yellow("warning: ");
        notes.WriteLine(severity + TerminalText.Printable(finding.Message) + style.Dim($" ({finding.Rule})"));
        if (finding.Fix is { } fix)
        {
            notes.WriteLine(style.Yellow($"hint: {TerminalText.Printable(fix)}"));
        }

        if (finding.Line is { } line)
        {
            notes.WriteLine(style.Dim(TerminalText.Printable($"at {finding.File ?? file ?? "line"}:{line}:{finding.Column ?? 1}")));
        }

        if (finding.CodeFrame is { Length: > 0 } frame)
        {
            notes.WriteLine(TerminalText.Printable(frame));
        }
    }
}
