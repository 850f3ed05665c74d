namespace BaasFunctions.Service.Auth.Quotas;

/// <summary>The place of one execution in the quotas that it counts for.</summary>
internal sealed class QuotaLease(QuotaMeter meter, IReadOnlyList<QuotaAccount> accounts) : IDisposable
{
    private TimeSpan _cpu;
    private long _egressBytes;

    /// <summary>What the execution used.</summary>
    public void Charge(TimeSpan cpu, long egressBytes) => (_cpu, _egressBytes) = (cpu, egressBytes);

    public void Dispose() => meter.Leave(accounts, _cpu, _egressBytes);
}
