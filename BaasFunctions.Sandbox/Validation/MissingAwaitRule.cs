using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A call of the context whose outcome is not waited for.</summary>
internal sealed class MissingAwaitRule : IValidationRule
{
    public string Id => "missing-await";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        foreach (var use in facts.Context.All)
        {
            if (!use.Place.IsCallee || use.Place.Around is not { Node: CallExpression } call || use.Resolve(out var unknown) is not { IsAsync: true } || unknown >= 0)
            {
                continue;
            }

            var shown = string.Join('.', use.Path);
            switch (PromiseFates.Of(call, facts))
            {
                case PromiseFate.Dropped:
                    yield return facts.At(call.Node, Id, Severity.Warning, $"context.{shown}() is not awaited", $"await context.{shown}(...)");
                    break;
                case PromiseFate.TakenForValue:
                    yield return facts.At(
                        call.Node, Id, Severity.Warning, $"context.{shown}() gives a promise, which is used as if it were its value", $"(await context.{shown}(...))");
                    break;
            }
        }
    }
}
