using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>Cryptography is work of the function: its limits end it.</summary>
[TestClass]
public sealed class CryptoBudgetTests
{
    /// <summary>Some five hundred million iterations, which would take minutes.</summary>
    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Pbkdf2_BeyondTheProcessorTime_EndsTheExecution() => Assert.AreEqual(ExecutionOutcome.CpuLimit, await OutcomeAsync(
        """
        const key = await crypto.subtle.importKey('raw', Buffer.from('a'), 'PBKDF2', false, ['deriveBits']);
        await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: Buffer.from('s'), iterations: 2_000_000 }, key, 255 * 512);
        """));

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Generation_AgainAndAgain_EndsTheExecution() => Assert.AreEqual(ExecutionOutcome.CpuLimit, await OutcomeAsync(
        "for (;;) { try { await crypto.subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign']); } catch {} }"));

    /// <summary>Timers fire while a key is being made: what waits for it does not hold its thread.</summary>
    [TestMethod]
    public async Task Function_GoesOnWhileItsRsaKeyIsMade() => Assert.AreEqual("\"went on\"", await TestSandbox.DataOfBodyAsync(
        """
        let ticks = 0;
        const timer = setInterval(() => ticks++, 1);
        await crypto.subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign']);
        clearInterval(timer);
        return ticks > 0 ? 'went on' : 'stood still';
        """));

    /// <summary>One key may be made for nobody when its execution is over; those that waited for their turn are not.</summary>
    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task RsaKeys_OfExecutionsThatAreOver_KeepNobodyWaiting()
    {
        const string Generate = "await crypto.subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 4096, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign']);";
        var over = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TestSandbox.RunAsync(
            $"export default async function handler() {{ for (;;) {Generate} }}", request => request.WithLimits(limits => limits with { WallTime = TimeSpan.FromMilliseconds(200) }))));

        Assert.IsTrue(over.All(result => result.Outcome == ExecutionOutcome.TimedOut), string.Join(", ", over.Select(result => result.Outcome)));
        Assert.AreEqual("1", await TestSandbox.DataOfBodyAsync($"{Generate.Replace("4096", "2048", StringComparison.Ordinal)} return 1;"));
    }

    /// <summary>RFC 3394 takes six steps for each eight bytes: a large key is no way around the limits.</summary>
    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task KeyWrap_OfAHugeKey_EndsTheExecution() => Assert.AreEqual(ExecutionOutcome.CpuLimit, await OutcomeAsync(
        """
        const huge = await crypto.subtle.importKey('raw', new Uint8Array(20e6), { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']);
        const key = await crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, false, ['wrapKey']);
        for (;;) await crypto.subtle.wrapKey('raw', huge, key, 'AES-KW');
        """));

    [TestMethod]
    public async Task Jwk_ThatIsDeepOrLarge_IsRefusedWhenUnwrapped() => Assert.AreEqual("[\"DataError\",\"DataError\",\"DataError\"]", await TestSandbox.DataOfBodyAsync(
        """
        const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'unwrapKey']);
        const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12) };
        const out = [];
        for (const json of ['['.repeat(30_000), '{"kty":"oct","k":"' + 'A'.repeat(70_000) + '"}', '{"kty":"oct","k":"\\ud800"}']) {
          const wrapped = await crypto.subtle.encrypt(algorithm, key, Buffer.from(json));
          out.push(await crypto.subtle.unwrapKey('jwk', wrapped, key, algorithm, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']).catch((error) => error.name));
        }
        return out;
        """));

    private static async Task<ExecutionOutcome> OutcomeAsync(string body) => (await TestSandbox.RunAsync(
        $"export default async function handler() {{ {body} }}",
        request => request.WithLimits(limits => limits with { CpuTime = TimeSpan.FromSeconds(1), WallTime = TimeSpan.FromSeconds(50) }))).Outcome;
}
