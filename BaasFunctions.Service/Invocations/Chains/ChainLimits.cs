namespace BaasFunctions.Service.Invocations.Chains;

/// <summary>How far functions that call functions may go. A chain that comes up to these is a loop; nobody has a reason to change them.</summary>
internal static class ChainLimits
{
    /// <summary>Calls below the first execution. The layers of a backend are three or four, and whoever waits for a call holds its memory.</summary>
    public const int Depth = 8;

    /// <summary>Executions of one chain, those that are tried again included: as many as the calls that one execution may make by default, so that one that writes or calls for each of a thousand rows is none too many.</summary>
    public const int Executions = 1_000;

    /// <summary>Processor time of one chain, as a multiple of what one execution may use.</summary>
    public const int CpuTimes = 10;

    /// <summary>How long an invocation may be put off.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromDays(30);

    /// <summary>How long a chain is remembered after its last execution: longer than one of it may wait.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(31);
}
