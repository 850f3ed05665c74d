namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, 5: writable streams, their writers and what their sinks are told.</summary>
[TestClass]
public sealed class WritableStreamTests
{
    [TestMethod]
    public async Task Sink_IsToldOneChunkAtATime() => Assert.AreEqual(
        """["start","write a","write b","close"]""",
        await Streams.RunAsync(
            """
            const writer = new WritableStream({
              async start() { await soon(); log.push('start'); },
              async write(chunk) { await soon(); log.push(`write ${chunk}`); },
              close() { log.push('close'); },
            }).getWriter();
            writer.write('a'); writer.write('b');
            await writer.close();
            return log;
            """));

    [TestMethod]
    public async Task Writer_ByTheQueue_IsReadyOrNot() => Assert.AreEqual(
        """[1,0,"waits",1,"ready"]""",
        await Streams.RunAsync(
            """
            let go;
            const writer = new WritableStream({ write() { return new Promise((done) => { go = done; }); } }).getWriter();
            await writer.ready;
            log.push(writer.desiredSize);
            writer.write(1);
            log.push(writer.desiredSize, await Promise.race([writer.ready.then(() => 'ready'), soon().then(() => 'waits')]));
            go(); await writer.ready;
            return [...log, writer.desiredSize, 'ready'];
            """));

    [TestMethod]
    public async Task Write_ThatFails_FailsTheStream() => Assert.AreEqual(
        """["RangeError","RangeError","RangeError","RangeError",null]""",
        await Streams.RunAsync(
            """
            const writer = new WritableStream({ write() { throw new RangeError('no'); } }).getWriter();
            const first = writer.write(1), second = writer.write(2);
            return [await ends(first), await ends(second), await ends(writer.closed), await ends(writer.ready), writer.desiredSize];
            """));

    [TestMethod]
    public async Task Promises_SettleInTheOrderOfTheStandard() => Assert.AreEqual(
        """["write","close","closed"]""",
        await Streams.RunAsync(
            """
            const writer = new WritableStream().getWriter();
            const note = (name) => () => log.push(name);
            writer.closed.then(note('closed'));
            const closing = (writer.write(1).then(note('write')), writer.close().then(note('close')));
            await closing; await writer.closed; await soon();
            return log;
            """));

    [TestMethod]
    public async Task Abort_TellsTheSignalAndTheSinkAfterWhatIsWritten() => Assert.AreEqual(
        """["signal why","written","abort why","fine","why","why"]""",
        await Streams.RunAsync(
            """
            const writer = new WritableStream({
              start(c) { c.signal.addEventListener('abort', () => log.push(`signal ${c.signal.reason}`)); },
              async write() { await soon(); log.push('written'); },
              abort(reason) { log.push(`abort ${reason}`); },
            }).getWriter();
            await soon();
            const written = writer.write(1), waiting = writer.write(2);
            log.push(await ends(writer.abort('why')));
            return [...log, await ends(waiting), await ends(writer.closed)];
            """));

    [TestMethod]
    public async Task Abort_Again_IsTheSameAbort() => Assert.AreEqual(
        """[true,true,"AbortError"]""",
        await Streams.RunAsync(
            """
            let c;
            const writer = new WritableStream({ start(controller) { c = controller; } }).getWriter();
            const first = writer.abort();
            return [first === writer.abort('again'), c.signal.aborted, c.signal.reason.name];
            """));

    [TestMethod]
    public async Task Controller_Error_FailsWhatWaits() => Assert.AreEqual(
        """["TypeError","TypeError","closed"]""",
        await Streams.RunAsync(
            """
            let c;
            const writer = new WritableStream({ start(controller) { c = controller; } }).getWriter();
            await soon();
            c.error(new TypeError('no'));
            return [await ends(writer.write(1)), await ends(writer.closed), await writer.abort().then(() => 'closed')];
            """));

    [TestMethod]
    public async Task Close_Twice_IsRefused() => Assert.AreEqual(
        """["TypeError","fine","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            const stream = new WritableStream();
            const writer = stream.getWriter();
            const first = writer.close();
            const second = await ends(writer.close());
            return [second, await ends(first), await ends(writer.write(1)), await ends(stream.close())];
            """));

    [TestMethod]
    public async Task Writer_Released_LetsAnotherWrite() => Assert.AreEqual(
        """[true,"TypeError","TypeError","TypeError",false,"fine"]""",
        await Streams.RunAsync(
            """
            const stream = new WritableStream();
            const first = stream.getWriter();
            const wasLocked = stream.locked, second = refused(() => stream.getWriter());
            first.releaseLock();
            return [wasLocked, second, await ends(first.write(1)), refused(() => first.desiredSize), stream.locked, await ends(stream.getWriter().write(1))];
            """));

    [TestMethod]
    public async Task Constructor_ReadsTheStrategyBeforeTheSink() => Assert.AreEqual(
        """[["highWaterMark","size","abort","close","start","type","write"],"RangeError","TypeError"]""",
        await Streams.RunAsync(
            """
            const noted = (names) => Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get() { log.push(name); } }])));
            new WritableStream(noted(['write', 'start', 'abort', 'close', 'type']), noted(['size', 'highWaterMark']));
            return [log, refused(() => new WritableStream({ type: 'bytes' })), refused(() => new WritableStream(null))];
            """));

    [TestMethod]
    public async Task Size_ThatThrows_FailsTheStream() => Assert.AreEqual(
        """["EvalError","EvalError"]""",
        await Streams.RunAsync(
            """
            const writer = new WritableStream({}, { size() { throw new EvalError('no'); } }).getWriter();
            return [await ends(writer.write(1)), await ends(writer.closed)];
            """));
}
