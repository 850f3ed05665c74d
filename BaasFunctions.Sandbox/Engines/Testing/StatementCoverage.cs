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

        var all = new List<CoveredStatement>();
        foreach (var part in program.Files?.Prepared.Select(static file => file.Program).OfType<CompiledProgram>() ?? [program])
        {
            var list = new StatementList(part.IsAuthored);
            list.Visit(part.Root);
            all.AddRange(list.Found
                .OrderBy(node => (node.Location.Start.Line, node.Location.Start.Column))
                .Select(node => new CoveredStatement(new CoveragePlace(node.Location.Start.Line, part.ColumnOf(node.Location.Start) + 1, part.Path), _ran.Contains(node))));
        }

        CoveragePlace[] missed = [.. all.Where(static statement => !statement.Ran).Select(static statement => statement.Place)];
        return new CoverageReport(all.Count, all.Count - missed.Length, [.. missed.Take(CoverageReport.MaxPlaces)]) { All = all };
    }
}
