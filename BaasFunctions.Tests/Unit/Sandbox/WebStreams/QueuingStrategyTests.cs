namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, 7: strategies.</summary>
[TestClass]
public sealed class QueuingStrategyTests
{
    [TestMethod]
    public async Task Strategies_SayHowMuchAQueueHolds() => Assert.AreEqual(
        """[16,5,2,1,true,"TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            const bySize = new ByteLengthQueuingStrategy({ highWaterMark: 16 }), byCount = new CountQueuingStrategy({ highWaterMark: '2' });
            return [
              bySize.highWaterMark, bySize.size(new Uint8Array(5)), byCount.highWaterMark, byCount.size(), byCount.size === new CountQueuingStrategy({ highWaterMark: 1 }).size,
              refused(() => new CountQueuingStrategy()), refused(() => new ByteLengthQueuingStrategy({})),
            ];
            """));

    [TestMethod]
    public async Task Stream_WithAStrategy_CountsByIt() => Assert.AreEqual(
        """[10,6]""",
        await Streams.RunAsync(
            """
            let c;
            new ReadableStream({ start(controller) { c = controller; } }, new ByteLengthQueuingStrategy({ highWaterMark: 10 }));
            log.push(c.desiredSize);
            c.enqueue(new Uint8Array(4));
            return [...log, c.desiredSize];
            """));
}
