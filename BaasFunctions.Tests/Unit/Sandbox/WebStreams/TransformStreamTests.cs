namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, 6: transform streams.</summary>
[TestClass]
public sealed class TransformStreamTests
{
    [TestMethod]
    public async Task Transformer_ChangesWhatPasses() => Assert.AreEqual(
        """[["a!","b!","end"],["start","flush"]]""",
        await Streams.RunAsync(
            """
            const stream = new TransformStream({
              start() { log.push('start'); },
              transform(chunk, c) { c.enqueue(chunk + '!'); },
              flush(c) { log.push('flush'); c.enqueue('end'); },
            });
            return [await all(ReadableStream.from(['a', 'b']).pipeThrough(stream)), log];
            """));

    [TestMethod]
    public async Task Transformer_LeftOut_ChangesNothing() => Assert.AreEqual(
        """[[1,2]]""",
        await Streams.RunAsync(
            """
            return [await all(ReadableStream.from([1, 2]).pipeThrough(new TransformStream()))];
            """));

    [TestMethod]
    public async Task Writing_WaitsUntilSomebodyReads() => Assert.AreEqual(
        """["waits","fine",7]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TransformStream();
            const writing = writable.getWriter().write(7);
            log.push(await Promise.race([writing.then(() => 'written'), soon().then(() => 'waits')]));
            const { value } = await readable.getReader().read();
            return [...log, await ends(writing), value];
            """));

    [TestMethod]
    public async Task Transform_ThatThrows_FailsBothSides() => Assert.AreEqual(
        """["RangeError","RangeError","RangeError"]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TransformStream({ transform() { throw new RangeError('no'); } });
            const writer = writable.getWriter(), reader = readable.getReader();
            const read = reader.read();
            return [await ends(writer.write(1)), await ends(read), await ends(writer.closed)];
            """));

    [TestMethod]
    public async Task Terminate_ClosesTheReadableSideAndFailsTheOther() => Assert.AreEqual(
        """[[1],"TypeError"]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TransformStream({ transform(chunk, c) { c.enqueue(chunk); c.terminate(); } });
            const writer = writable.getWriter();
            writer.write(1).catch(() => {});
            return [await all(readable), await ends(writer.closed)];
            """));

    [TestMethod]
    public async Task Cancel_TellsTheTransformerOnce() => Assert.AreEqual(
        """["cancel why","fine","why"]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TransformStream({ cancel(reason) { log.push(`cancel ${reason}`); } });
            const writer = writable.getWriter();
            log.push(await ends(readable.cancel('why')));
            return [...log, await ends(writer.closed)];
            """));

    [TestMethod]
    public async Task Abort_TellsTheTransformerAndFailsTheReadableSide() => Assert.AreEqual(
        """["cancel why","fine","why"]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TransformStream({ cancel(reason) { log.push(`cancel ${reason}`); } });
            log.push(await ends(writable.abort('why')));
            return [...log, await ends(readable.getReader().read())];
            """));

    [TestMethod]
    public async Task Flush_ThatThrows_FailsTheReadableSide() => Assert.AreEqual(
        """["EvalError","EvalError"]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TransformStream({ flush() { throw new EvalError('no'); } });
            return [await ends(writable.close()), await ends(readable.getReader().read())];
            """));

    [TestMethod]
    public async Task Constructor_RefusesTypes() => Assert.AreEqual(
        """["RangeError","RangeError","TypeError",1,0]""",
        await Streams.RunAsync(
            """
            let c;
            const { writable } = new TransformStream({ start(controller) { c = controller; } });
            return [refused(() => new TransformStream({ readableType: 'bytes' })), refused(() => new TransformStream({ writableType: 'bytes' })), refused(() => new TransformStream(null)), writable.getWriter().desiredSize, c.desiredSize];
            """));
}
