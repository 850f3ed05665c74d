using Jint;

namespace BaasFunctions.Sandbox.Engines.Constraints;

/// <summary>Asks before every statement: memory can grow without bound between two questions.</summary>
internal sealed class AllocationConstraint(AllocationBudget budget) : Constraint
{
    public override bool IsAmortizable => false;

    public override void Reset()
    {
    }

    public override void Check() => budget.ThrowIfSpent();
}
