using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Quotas;

/// <summary>What one project, or one key, has used in the current window. Guarded by the meter.</summary>
internal sealed class QuotaAccount
{
    public DateTimeOffset End { get; set; }

    public long Requests { get; set; }

    public TimeSpan Cpu { get; set; }

    public long EgressBytes { get; set; }

    public int Running { get; set; }

    /// <summary>Starts a new window when the current one is over; also when the clock was set back by more than one.</summary>
    public void Turn(DateTimeOffset now, TimeSpan length)
    {
        if (now >= End || End - now > length)
        {
            (End, Requests, Cpu, EgressBytes) = (now + length, 0, TimeSpan.Zero, 0);
        }
    }

    /// <summary>The quota that is used up, in words; null when one more execution is allowed.</summary>
    public string? UsedUp(Quota quota) =>
        Running >= quota.Concurrency ? $"quota of {quota.Concurrency} executions at the same time"
        : Requests >= quota.Requests ? $"quota of {quota.Requests} executions"
        : Cpu.TotalSeconds >= quota.CpuSeconds ? $"quota of {quota.CpuSeconds} s of processor time"
        : EgressBytes >= quota.EgressBytes ? $"quota of {quota.EgressBytes} bytes to and from other systems"
        : null;
}
