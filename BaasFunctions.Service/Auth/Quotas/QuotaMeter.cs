using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Quotas;

/// <summary>
/// Enforces the quotas of projects and keys, in windows of BAAS_QUOTA_WINDOW. An execution is admitted while any quota is left, and charged
/// when it has ended, so executions that run at the same time may exceed the quota. Each instance counts for itself.
/// </summary>
internal sealed class QuotaMeter(QuotaOptions options, TimeProvider time)
{
    private const int MaxAccounts = 10_000;
    private const string Others = "";
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Id), QuotaAccount> _accounts = [];

    /// <summary>Admits an execution; returns an error when a quota is used up. Otherwise the lease must be charged and disposed.</summary>
    public ApiError? Enter(string project, ApiKey? key, out QuotaLease? lease)
    {
        var ofProject = options.Projects.Of(project).Quota.Or(options.Default);
        var ofKey = key?.Quota ?? Quota.None;
        lease = null;
        if (ofProject == Quota.None && ofKey == Quota.None)
        {
            return null;
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            var accounts = new List<QuotaAccount>(2);
            var refusal = Judge("project", project, ofProject, now, accounts) ?? Judge("API key", key?.Id, ofKey, now, accounts);
            if (refusal is not null)
            {
                return refusal;
            }

            foreach (var account in accounts)
            {
                account.Requests++;
                account.Running++;
            }

            lease = new QuotaLease(this, accounts);
            return null;
        }
    }

    /// <summary>The execution of a lease has ended.</summary>
    public void Leave(IReadOnlyList<QuotaAccount> accounts, TimeSpan cpu, long egressBytes)
    {
        lock (_gate)
        {
            foreach (var account in accounts)
            {
                account.Running--;
                account.Cpu += cpu;
                account.EgressBytes += egressBytes;
            }
        }
    }

    private ApiError? Judge(string whose, string? id, Quota quota, DateTimeOffset now, List<QuotaAccount> accounts)
    {
        if (id is null || quota == Quota.None)
        {
            return null;
        }

        var account = AccountOf(whose, id, now);
        account.Turn(now, options.Window);
        accounts.Add(account);
        return account.UsedUp(quota) is { } what
            ? ApiErrors.QuotaExceeded(whose, what, account.Running >= quota.Concurrency ? s_soon : account.End - now)
            : null;
    }

    private QuotaAccount AccountOf(string whose, string id, DateTimeOffset now)
    {
        if (_accounts.TryGetValue((whose, id), out var account))
        {
            return account;
        }

        // When the table is full, further accounts share one.
        var name = HasRoom(now) ? (whose, id) : (whose, Others);
        if (!_accounts.TryGetValue(name, out account))
        {
            _accounts.Add(name, account = new QuotaAccount());
        }

        return account;
    }

    /// <summary>Removes accounts whose window is over.</summary>
    private bool HasRoom(DateTimeOffset now)
    {
        if (_accounts.Count < MaxAccounts)
        {
            return true;
        }

        foreach (var (name, account) in _accounts)
        {
            if (account.Running == 0 && now >= account.End)
            {
                _accounts.Remove(name);
            }
        }

        return _accounts.Count < MaxAccounts;
    }
}
