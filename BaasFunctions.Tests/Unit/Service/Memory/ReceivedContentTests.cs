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
    public async Task BodyThatIsStillComing_TakesWhatItMayHold_AndGivesItBack()
    {
        using var account = (await _bytes.OpenAsync("shop", default))!;
        var before = _bytes.Used;
        using var events = Events(out _);

        using var received = await ReceivedContent.ReadAsync(events, Most, account.Reserve(BytePurpose.HostCall), "api.example", new OpenBodies(new()), default);

        Assert.IsGreaterThanOrEqualTo(before + OpenBody.Cost, _bytes.Used);
        received.TakeRest()!.Close();
        Assert.IsLessThan(before + OpenBody.Cost, _bytes.Used);
    }

    [TestMethod]
    public async Task BodyThatIsStillComing_WithoutRoomForIt_IsReadWholeOrRefused()
    {
        using var account = (await _bytes.OpenAsync("shop", default))!;
        account.Reserve(BytePurpose.HostCall).Force(1200 << 10);
        var bodies = new OpenBodies(new());
        using var events = Events(out _);
        using var slow = Events(out var server);
        slow.Headers.ContentType = new("text/plain");

        var refused = ReceivedContent.ReadAsync(events, Most, account.Reserve(BytePurpose.HostCall), "api.example", bodies, default);
        while (_bytes.Waiting == 0)
        {
            await Task.Delay(1);
        }

        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.AreEqual("HOST_CALL_BYTES", (await Assert.ThrowsExactlyAsync<EgressException>(() => refused)).Fault.Code);

        var whole = ReceivedContent.ReadAsync(slow, Most, account.Reserve(BytePurpose.HostCall), "api.example", bodies, default);
        await Task.Delay(100);
        await server.WriteAsync("text"u8.ToArray());
        await server.CompleteAsync();
        using var received = await whole;
        Assert.AreEqual("text", System.Text.Encoding.UTF8.GetString(received.Bytes.Span));
        Assert.IsNull(received.TakeRest());

        // Neither of them counts as open.
        for (var i = 0; i < OpenBodies.Max; i++)
        {
            Assert.IsTrue(bodies.TryEnter());
        }
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

    private static StreamContent Events(out System.IO.Pipelines.PipeWriter server)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        server = pipe.Writer;
        var content = new StreamContent(pipe.Reader.AsStream());
        content.Headers.ContentType = new("text/event-stream");
        return content;
    }
}
