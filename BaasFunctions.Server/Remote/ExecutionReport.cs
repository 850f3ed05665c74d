using System.Globalization;
using System.Text.Json;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>Prints what an execution logged, the error that ended it, and how long it took.</summary>
internal sealed class ExecutionReport(TextWriter output, TerminalStyle style)
{
    public void Print(ClientContracts.Execution execution)
    {
        var name = TerminalText.Printable(execution.FunctionName ?? execution.FunctionId);
        foreach (var line in execution.Logs ?? [])
        {
            var data = line.Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : " " + style.Dim(TerminalText.Printable(line.Data.GetRawText()));
            output.WriteLine($"{style.Clock(line.Timestamp)} {style.Level(line.Level)} {name}: {TerminalText.Printable(line.Message)}{data}");
        }

        if (execution.Error is { } error)
        {
            output.WriteLine($"{style.Red($"{TerminalText.Printable(error.Name)}: {TerminalText.Printable(error.Message)}")}{style.Dim($" ({TerminalText.Printable(error.Code)})")}");
            if (error.Line is { } line)
            {
                output.WriteLine(style.Dim(TerminalText.Printable($"at {error.File ?? name}:{line}:{error.Column ?? 1}")));
            }

            if (error.CodeFrame is { Length: > 0 } frame)
            {
                output.WriteLine(TerminalText.Printable(frame));
            }
        }

        output.WriteLine($"{style.Clock(execution.Ended ?? execution.Started)} {Outcome(execution)} {name} {style.Dim(Figures(execution))}");
        output.Flush();
    }

    private string Outcome(ClientContracts.Execution execution) => execution.Outcome switch
    {
        "completed" when execution.HttpStatus is null or < 400 => style.Green("done "),
        "running" => style.Yellow("runs "),
        _ => style.Red("fails"),
    };

    private static string Figures(ClientContracts.Execution execution)
    {
        var version = execution.Version is { } number ? $"version {number}, " : "";
        var status = execution.HttpStatus is { } http ? $", {http}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"({version}{execution.Trigger}, {execution.Outcome}{status}, {execution.WallMs:0.0} ms)");
    }
}
