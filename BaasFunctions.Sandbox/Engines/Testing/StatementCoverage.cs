using Acornima.Ast;
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

        var statements = new StatementList(scope.IsAuthored);
        statements.Visit(program.IsBareBody ? program.BareBody.Program! : program.Module.Program!);
        var missed = statements.Found.Where(node => !_ran.Contains(node)).ToList();
        return new CoverageReport(
            statements.Found.Count,
            statements.Found.Count - missed.Count,
            [
                .. missed.Select(node => node.Location.Start)
                    .OrderBy(start => (start.Line, start.Column))
                    .Take(CoverageReport.MaxPlaces)
                    .Select(start => new CoveragePlace(start.Line, scope.ColumnOf(start) + 1)),
            ]);
    }
}
