using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Tests.Unit.Service.Memory;

[TestClass]
public sealed class ReceivedContentTests
{
    private const int Most = 1 << 20;

    private readonly FakeTime _time = new();
    private readonly ByteBudget _bytes;

    public ReceivedContentTests() => _bytes = new ByteBudget(new ByteBudgetOptions { TotalBytes = 4 << 20 }, _time);

    [TestMethod]
    public async Task Read_WithRoom_HoldsTheBodyUntilItsEnd()
    {
        using var account = (await _bytes.OpenAsync("shop", default))!;
        var held = account.Reserve(BytePurpose.HostCall);
        using var sent = new ByteArrayContent(new byte[300_000]);
        sent.Headers.TryAddWithoutValidation("X-Kind", "plain");

        using var received = await ReceivedContent.ReadAsync(sent, Most, held, "api.example", null, default);

        Assert.AreEqual(300_000, received.Bytes.Length);
        Assert.AreEqual("plain", received.Headers.GetValues("X-Kind").Single());
        Assert.IsGreaterThanOrEqualTo(300_000, held.Bytes);
        account.Dispose();
        Assert.AreEqual(0, _bytes.Used);
    }

    [TestMethod]
    public async Task Read_WithoutRoomInTime_IsRefusedWithWhatIsUsedAndAllowed()
    {
        using var account = (await _bytes.OpenAsync("shop", default))!;
        account.Reserve(BytePurpose.HostCall).Force(1 << 20);
        using var held = account.Reserve(BytePurpose.HostCall);
        using var sent = new ByteArrayContent(new byte[900_000]);
        var reading = ReceivedContent.ReadAsync(sent, Most, held, "api.example", null, default);
        while (_bytes.Waiting == 0)
        {
            await Task.Delay(1);
        }

        _time.Advance(TimeSpan.FromSeconds(6));

        var refused = await Assert.ThrowsExactlyAsync<EgressException>(() => reading);
        Assert.AreEqual("HOST_CALL_BYTES", refused.Fault.Code);
        StringAssert.Matches(System.Text.Encoding.UTF8.GetString(refused.Fault.DetailsJson.Span), new("^\\{\"used\":\\d+,\"allowed\":\\d+\\}$"));
    }

    [TestMethod]
    public async Task Read_LargerThanAllowed_IsRefused()
    {
        using var promised = new ByteArrayContent(new byte[Most + 1]);
        using var unknown = new StreamContent(new MemoryStream(new byte[Most + 1]));
        unknown.Headers.ContentLength = null;

        Assert.AreEqual("RESPONSE_TOO_LARGE", (await Assert.ThrowsExactlyAsync<EgressException>(() => ReceivedContent.ReadAsync(promised, Most, null, "api.example", null, default))).Fault.Code);
        Assert.AreEqual("RESPONSE_TOO_LARGE", (await Assert.ThrowsExactlyAsync<EgressException>(() => ReceivedContent.ReadAsync(unknown, Most, null, "api.example", null, default))).Fault.Code);
    }
}
