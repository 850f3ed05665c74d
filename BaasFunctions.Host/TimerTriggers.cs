using BaasFunctions.Service.Schedules;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Host;

/// <summary>
/// Wakes the app for what is due. Azure Functions stops instances without requests, and with them what looks at schedules and queue; the timer starts one each minute, and keeps
/// it while something of the queue runs.
/// </summary>
public sealed class TimerTriggers(DueWork work)
{
    /// <summary>Each minute. Without a monitor, which would keep the times in the storage account: a minute that was missed is made up for by the next.</summary>
    [Function("clock")]
    public Task ClockAsync([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer, FunctionContext context)
    {
        _ = timer;
        ArgumentNullException.ThrowIfNull(context);
        return work.RunAsync(context.CancellationToken);
    }
}
