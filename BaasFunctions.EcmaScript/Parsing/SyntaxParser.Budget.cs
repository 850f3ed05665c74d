using System.Runtime.CompilerServices;

namespace Acornima.Parsing;

/// <summary>The bounds of <see cref="ParseBudget"/>, checked where nodes and nesting come from.</summary>
internal sealed partial class SyntaxParser
{
    private const int NodesBetweenChecks = 4096;

    private ParseBudget _budget = ParseBudget.Default;
    private int _depth;

    // The deepest level of the tree since it was last set back. A chain pushes down what it has already read, so that chains
    // around chains make a tree far deeper than the parser ever stood.
    private int _peak;
    private int _maxDepth;
    private int _nodesUntilCheck;
    private int _nodesLeft;

    private void OpenBudget(ParseBudget budget)
    {
        _budget = budget;
        _depth = _peak = 0;
        _maxDepth = budget.MaxNestingDepth;
        _nodesLeft = budget.MaxNodeCount;
        _nodesUntilCheck = 0;
        if (Input.Length - Source.Start > budget.MaxSourceLength)
        {
            throw Error(Source.Start, "SourceTooLong", $"The source is longer than {budget.MaxSourceLength} characters");
        }

        CheckCancelled();
    }

    /// <summary>Called per node; looks at budget and cancellation once in a while.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountNode()
    {
        if (--_nodesUntilCheck < 0)
        {
            RenewNodes();
        }
    }

    private void RenewNodes()
    {
        if (_nodesLeft <= 0)
        {
            throw Error(TokenStart, "TooManyNodes", $"The source has more than {_budget.MaxNodeCount} syntax nodes");
        }

        CheckCancelled();
        var grant = Math.Min(_nodesLeft, NodesBetweenChecks);
        _nodesLeft -= grant;
        _nodesUntilCheck = grant - 1;
    }

    private void CheckCancelled()
    {
        if (_budget.CancellationToken.IsCancellationRequested)
        {
            throw Error(TokenStart, "ParseCancelled", "Parsing was cancelled");
        }
    }

    /// <summary>One level of nesting more; the caller takes it back with <c>_depth--</c>. A failed parse needs no taking back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Nest()
    {
        if (++_depth > _maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw NestingError();
        }

        _peak = Math.Max(_peak, _depth);
    }

    /// <summary>
    /// Begins an expression that a chain may push down: levels are counted anew from here. The answer goes to <see cref="CloseChain"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int OpenChain()
    {
        var outer = _peak;
        _peak = _depth;
        return outer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CloseChain(int outer) => _peak = Math.Max(outer, _peak);

    /// <summary>One link more: all that the chain holds so far lies a level deeper, though the parser stands still.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link()
    {
        if (++_peak > _maxDepth)
        {
            throw NestingError();
        }
    }

    /// <summary>A chain of plain names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckChain(int links)
    {
        if (_depth + links > _maxDepth)
        {
            throw NestingError();
        }
    }

    private SyntaxErrorException NestingError() => Error(
        TokenStart,
        "NestingTooDeep",
        $"The source is nested too deeply (more than {Math.Min(Math.Max(_depth, _peak), _maxDepth)} levels); split it into smaller parts");
}
