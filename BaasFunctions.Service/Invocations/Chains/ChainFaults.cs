using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Invocations.Chains;

/// <summary>What is refused to a chain of calls.</summary>
internal static class ChainFaults
{
    public const string ChainLimit = "CHAIN_LIMIT";

    private const string Instead = "end the loop, or have a schedule or a request from outside begin a new chain";

    public static HostCallError TooDeep(CallChain chain) => new(
        ChainLimit, $"{chain.Text}: functions may call one another {ChainLimits.Depth} deep; {Instead}");

    public static HostCallError TooMany(CallChain chain) => new(
        ChainLimit, $"{chain.Text}: the chain that began with {chain.Path[0]} has had {ChainLimits.Executions} executions, which is as many as one may have; {Instead}");

    public static HostCallError TooMuchCpu(CallChain chain, TimeSpan allowed) => new(
        ChainLimit,
        string.Create(CultureInfo.InvariantCulture, $"{chain.Text}: the chain that began with {chain.Path[0]} has used {allowed.TotalMilliseconds:0} ms of processor time, which is as much as one may use; {Instead}"));
}
