using System.Globalization;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Server.Remote;
using BaasFunctions.Server.Running;
using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Server.Testing;

/// <summary>Tells how tests go: a line for each case on the output, as each ends; what was not as expected on the error stream. Or one JSON object at the end.</summary>
internal sealed class TestReport(TestWish wish)
{
    private readonly TerminalStyle _output = TerminalStyle.ForOutput();
    private readonly TerminalStyle _errors = TerminalStyle.ForErrors();

    public void Print(TestVerdict verdict)
    {
        if (wish.Json)
        {
            return;
        }

        var took = (verdict.Result?.Took.TotalMilliseconds ?? 0).ToString("0.0", CultureInfo.InvariantCulture);
        var (function, name) = (TerminalText.Printable(verdict.Target.Name), TerminalText.OneLine(verdict.Name));
        Console.Out.WriteLine(Console.IsOutputRedirected
            ? $"{(verdict.Passed ? "pass" : "fail")}\t{function}\t{name}\t{took}"
            : $"{(verdict.Passed ? _output.Green("pass") : _output.Red("fail"))}  {function}  {name} {_output.Dim($"{took} ms")}");
        Console.Out.Flush();
        if (!verdict.Passed)
        {
            Explain(verdict, function, name);
        }
    }

    public void PrintEnd(IReadOnlyList<TestVerdict> verdicts, CoverageTotals coverage)
    {
        if (wish.Json)
        {
            var all = new TestSummary(verdicts, wish.Covers ? [.. coverage.Files] : null);
            AnswerReport.PrintJson(JsonSerializer.SerializeToUtf8Bytes(all, TestJson.Default.TestSummary));
            return;
        }

        if (wish.ShowsCoverage)
        {
            coverage.Print(Console.Error, _errors);
        }

        var failed = verdicts.Count(static verdict => !verdict.Passed);
        Console.Error.WriteLine(failed == 0 ? _errors.Green($"{verdicts.Count} passed") : _errors.Red($"{failed} of {verdicts.Count} failed"));
    }

    /// <summary>What was not as expected, a line each, with the error that ended the function.</summary>
    public static IEnumerable<string> Lines(FixtureResult result)
    {
        foreach (var failure in result.Failures)
        {
            yield return $"{failure.Path}: {failure.Message}";
        }

        if (result.Executions is [.., { Error: { } error }])
        {
            yield return $"{error.Name}: {error.Message} ({error.Code}){(error.Diagnostic is { } place ? $" at {place.File ?? "line "}{(place.File is null ? "" : ":")}{place.Line}:{place.Column}" : "")}";
        }
    }

    /// <summary>On a terminal it follows its line; in a pipe it has to say which case it is of.</summary>
    private void Explain(TestVerdict verdict, string function, string name)
    {
        if (Console.IsOutputRedirected)
        {
            Console.Error.WriteLine(_errors.Red($"{function}: {name}"));
        }

        if (verdict.Fault is { } fault)
        {
            Console.Error.WriteLine(TerminalText.Printable($"  {fault}"));
        }

        if (verdict.Result is { } result)
        {
            foreach (var failure in result.Failures)
            {
                Console.Error.WriteLine(TerminalText.Printable($"  {failure.Path}: {failure.Message}"));
            }

            new RunReport(Console.Out, Console.Error, _errors).PrintDetails(result.Executions[^1]);
        }
    }
}
