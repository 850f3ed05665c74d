namespace BaasFunctions.Service.Auth.Quotas;

/// <summary>The share of one execution in the quotas of its project and key.</summary>
internal sealed class QuotaLease(QuotaMeter meter, IReadOnlyList<QuotaAccount> accounts) : IDisposable
{
    private TimeSpan _cpu;
    private long _egressBytes;

    /// <summary>Charges what the execution used.</summary>
    public void Charge(TimeSpan cpu, long egressBytes) => (_cpu, _egressBytes) = (cpu, egressBytes);

    public void Dispose() => meter.Leave(accounts, _cpu, _egressBytes);
}
