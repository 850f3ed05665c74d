using System.Security.Cryptography;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>
/// Makes RSA keys. That takes a tenth of a second to some seconds and cannot be interrupted, so it happens on a thread of its own, for one key at a time in a process: the execution waits like one
/// that waits for a call, and when its time is over it ends, while the search goes on for nobody. On the thread of the execution it would outlast the deadline, and cost the worker with everybody in it.
/// </summary>
internal static class RsaPrimes
{
    private static readonly SemaphoreSlim s_turn = new(1);

    /// <summary>Makes a key.</summary>
    /// <param name="bits">Length of the modulus.</param>
    /// <param name="ended">Nobody waits any more: a search that has not begun is left out.</param>
    public static async Task<Found> FindAsync(int bits, CancellationToken ended)
    {
        await s_turn.WaitAsync(ended).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(() => Search(bits), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            s_turn.Release();
        }
    }

    private static Found Search(int bits)
    {
        using var key = RSA.Create(bits);
        return new Found(new RsaKey(key.ExportParameters(includePrivateParameters: true)), ThreadCpuClock.Now());
    }

    /// <summary>A key, and the processor time that it took.</summary>
    public readonly record struct Found(RsaKey Key, TimeSpan Cpu);
}
