using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Chains with <c>?.</c>, which end early. What stands before a call that waits is put into variables one after the other, and where the chain
/// may end a condition takes the place of <c>?.</c>: <c>make()?.list.add(await f())</c> becomes
/// <c>(($t1 = make()) == null ? void 0 : ($t2 = $t1.list, $t2.add(await f())))</c>.
/// </summary>
internal sealed partial class AwaitOrder
{
    private void KeepInChains()
    {
        foreach (var group in _calls.Where(static call => call.Chain is not null).GroupBy(static call => call.Chain!))
        {
            var spine = SpineOf(group.Key);
            KeepInChain(group.Key, spine, group.Where(call => spine.Contains(call.Node)).ToDictionary(static call => (object)call.Node));
        }
    }

    private void KeepInChain(ChainExpression chain, List<Node> spine, Dictionary<object, SuspendingCall> calls)
    {
        if (!calls.Values.Any(NeedsKeeping))
        {
            return;
        }

        foreach (var call in calls.Values)
        {
            call.IsDone = true;
        }

        var cuts = Cuts(spine, calls);
        if (cuts.Count == 0)
        {
            return;
        }

        var owner = calls.Values.First();
        var depth = owner.Depth;
        SetApart(owner.Statement, chain.Start);
        var names = cuts.ConvertAll(cut => Temporary(owner, cut.Before));
        // The chain itself is outside of everything that begins where it does.
        var outer = calls.Values.Min(static call => call.Depth) - 1;
        Open(chain.Start, 0, "(" + Opened(0), outer);
        var parentheses = 1;
        for (var i = 0; i < cuts.Count; i++)
        {
            var (before, link, key, isEnd) = cuts[i];
            var at = TokenAfter(before.End);
            var next = names[i];
            parentheses += isEnd ? 1 : 0;
            var joint = isEnd ? ") == null ? void 0 : (" : ", ";
            if (key is not null)
            {
                var second = Temporary(owner, key);
                Open(at, isEnd ? 2 : 1, $"{joint}{second} = (", depth);
                if (isEnd)
                {
                    Open(TokenAfter(at + 2), 1, "", depth);
                }

                Close(link.End - 1, $"), {Opened(i + 1)}{next}[{second}", depth);
            }
            else if (isEnd)
            {
                Open(at, 2, joint + Opened(i + 1) + next + (link is MemberExpression { Computed: false } ? "." : ""), depth);
            }
            else
            {
                Close(at, joint + Opened(i + 1) + next, depth);
            }
        }

        Close(chain.End, new string(')', parentheses), outer);

        string Opened(int index) => index >= cuts.Count ? "" : cuts[index].IsEnd ? $"({names[index]} = " : $"{names[index]} = ";
    }

    private bool NeedsKeeping(SuspendingCall call)
    {
        var member = call.Callee as MemberExpression;
        return !_assigned.Keeps(member?.Object ?? call.Callee) || (member is { Computed: true } && !_assigned.Keeps(member.Property));
    }

    /// <summary>From the inside out: where the chain may end, and what is called with arguments that wait.</summary>
    private List<(Node Before, Node Link, Node? Key, bool IsEnd)> Cuts(List<Node> spine, Dictionary<object, SuspendingCall> calls)
    {
        var cuts = new List<(Node Before, Node Link, Node? Key, bool IsEnd)>();
        var last = spine.FindLastIndex(calls.ContainsKey);
        for (var i = 0; i <= last; i++)
        {
            var caller = i + 1 <= last && spine[i + 1] is CallExpression next && calls.ContainsKey(next) && next.Callee == spine[i] ? next : null;
            if (spine[i] is MemberExpression member)
            {
                var key = caller is not null && member.Computed && !_assigned.Keeps(member.Property) ? member.Property : null;
                // In parentheses a member keeps its receiver.
                if (member.Object is Super || (caller is not null && caller.Start != member.Start))
                {
                    break;
                }

                if (member.Optional || key is not null || (caller is not null && !_assigned.Keeps(member.Object)))
                {
                    cuts.Add((member.Object, member, key, member.Optional));
                }
            }
            else if (spine[i] is CallExpression { Optional: true } call)
            {
                // A method that may be missing needs its receiver: what comes behind it stays as it is.
                if (call.Callee is MemberExpression or ChainExpression)
                {
                    break;
                }

                cuts.Add((call.Callee, call, null, true));
            }
            else if (spine[i] is CallExpression plain && calls.ContainsKey(plain) && plain.Callee is not MemberExpression && !_assigned.Keeps(plain.Callee))
            {
                cuts.Add((plain.Callee, plain, null, false));
            }
        }

        return cuts;
    }

    /// <summary>The members and calls of a chain, the innermost first.</summary>
    private static List<Node> SpineOf(ChainExpression chain)
    {
        var spine = new List<Node>();
        Node? node = chain.Expression;
        while (node is MemberExpression or CallExpression)
        {
            spine.Add(node);
            node = node is MemberExpression member ? member.Object : ((CallExpression)node).Callee;
        }

        spine.Reverse();
        return spine;
    }
}
