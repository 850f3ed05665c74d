using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Runtime.Debugger;

namespace BaasFunctions.Sandbox.Engines.Testing;

/// <summary>Notes which statements run, from the engine's debugger, which names each before it does.</summary>
internal sealed class StatementCoverage
{
    private readonly HashSet<Node> _ran = new(ReferenceEqualityComparer.Instance);

    public void Watch(Engine engine) => engine.Debugger.Skip += (_, step) =>
    {
        if (step.CurrentNode is { } node)
        {
            _ran.Add(node);
        }

        return StepMode.None;
    };

    public CoverageReport? Report(ExecutionScope scope)
    {
        if (scope.Program is not { } program)
        {
            return null;
        }

        var (statements, missed) = (0, new List<CoveragePlace>());
        foreach (var part in program.Files?.Prepared.Select(static file => file.Program).OfType<CompiledProgram>() ?? [program])
        {
            var list = new StatementList(part.IsAuthored);
            list.Visit(part.Root);
            statements += list.Found.Count;
            missed.AddRange(list.Found
                .Where(node => !_ran.Contains(node))
                .Select(node => node.Location.Start)
                .OrderBy(start => (start.Line, start.Column))
                .Select(start => new CoveragePlace(start.Line, part.ColumnOf(start) + 1, part.Path)));
        }

        return new CoverageReport(statements, statements - missed.Count, [.. missed.Take(CoverageReport.MaxPlaces)]);
    }
}
