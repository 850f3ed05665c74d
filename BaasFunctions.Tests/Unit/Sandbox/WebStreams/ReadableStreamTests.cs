namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, 4.2 and 4.3: streams of any chunks and their readers.</summary>
[TestClass]
public sealed class ReadableStreamTests
{
    [TestMethod]
    public async Task Controller_ByItsQueue_SaysHowMuchItWants() => Assert.AreEqual(
        """[[2,1,0,-1],0,null]""",
        await Streams.RunAsync(
            """
            let c, failing;
            new ReadableStream({ start(controller) { c = controller; } }, { highWaterMark: 2 });
            const sizes = [c.desiredSize];
            for (let i = 0; i < 3; i++) { c.enqueue(i); sizes.push(c.desiredSize); }
            const empty = new ReadableStream({ start(controller) { failing = controller; controller.error('no'); } });
            let closed;
            new ReadableStream({ start(controller) { closed = controller; controller.close(); } });
            return [sizes, closed.desiredSize, failing.desiredSize];
            """));

    [TestMethod]
    public async Task Pull_WhileOneIsPending_IsAskedOnceMoreAfterIt() => Assert.AreEqual(
        """["start",["pull 1"],["pull 1","pull 2"],["pull 1","pull 2","pull 3"]]""",
        await Streams.RunAsync(
            """
            let go = [], pulls = 0;
            const seen = [];
            const reader = new ReadableStream({
              start() { log.push('start'); },
              pull(c) { seen.push(`pull ${++pulls}`); c.enqueue(pulls); return new Promise((done) => go.push(done)); },
            }, { highWaterMark: 0 }).getReader();
            reader.read(); reader.read(); reader.read();
            await soon(); log.push([...seen]);
            go[0](); await soon(); log.push([...seen]);
            go[1](); await soon(); log.push([...seen]);
            return log;
            """));

    [TestMethod]
    public async Task Pull_ThatThrows_FailsTheStream() => Assert.AreEqual(
        """["RangeError","RangeError",false]""",
        await Streams.RunAsync(
            """
            const stream = new ReadableStream({ pull() { throw new RangeError('no'); } });
            const reader = stream.getReader();
            const answers = [await ends(reader.read()), await ends(reader.closed)];
            reader.releaseLock();
            return [...answers, stream.locked];
            """));

    [TestMethod]
    public async Task Constructor_ReadsTheStrategyBeforeTheSource() => Assert.AreEqual(
        """["highWaterMark","size","autoAllocateChunkSize","cancel","pull","start","type"]""",
        await Streams.RunAsync(
            """
            const noted = (names) => Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get() { log.push(name); } }])));
            new ReadableStream(noted(['start', 'pull', 'cancel', 'type', 'autoAllocateChunkSize']), noted(['size', 'highWaterMark']));
            return log;
            """));

    [TestMethod]
    public async Task Constructor_OfWhatIsNoSource_Throws() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError","RangeError","RangeError","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            return [
              () => new ReadableStream(null), () => new ReadableStream('a'), () => new ReadableStream({ type: 'words' }), () => new ReadableStream({}, { highWaterMark: -1 }),
              () => new ReadableStream({}, { highWaterMark: NaN }), () => new ReadableStream({ pull: 1 }), () => new ReadableStream({ autoAllocateChunkSize: -1 }),
            ].map(refused);
            """));

    [TestMethod]
    public async Task Size_ThatIsNoSize_FailsTheStream() => Assert.AreEqual(
        """["RangeError","RangeError","RangeError"]""",
        await Streams.RunAsync(
            """
            for (const size of [-1, NaN, Infinity]) {
              const stream = new ReadableStream({ start(c) { try { c.enqueue(1); } catch { /* the stream has it as well */ } } }, { size: () => size });
              log.push(await ends(stream.getReader().read()));
            }
            return log;
            """));

    [TestMethod]
    public async Task Cancel_EmptiesTheQueueAndTellsTheSource() => Assert.AreEqual(
        """["why",true,"Error","fine"]""",
        await Streams.RunAsync(
            """
            let why;
            const stream = new ReadableStream({ start(c) { c.enqueue(1); }, cancel(reason) { why = reason; } });
            await stream.cancel('why');
            const failing = new ReadableStream({ cancel() { throw new Error('no'); } });
            return [why, (await stream.getReader().read()).done, await ends(failing.cancel()), await ends(failing.cancel())];
            """));

    [TestMethod]
    public async Task Reader_Released_RefusesWhatWaitsAndTheStreamGoesOn() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError",1]""",
        await Streams.RunAsync(
            """
            let c;
            const stream = new ReadableStream({ start(controller) { c = controller; } });
            const first = stream.getReader();
            const open = first.read();
            first.releaseLock();
            c.enqueue(1);
            return [await ends(open), await ends(first.closed), await ends(first.read()), (await stream.getReader().read()).value];
            """));

    [TestMethod]
    public async Task Iterator_EndedEarly_CancelsUnlessToldOtherwise() => Assert.AreEqual(
        """[["cancelled","cancelled"],[2],"end"]""",
        await Streams.RunAsync(
            """
            const make = () => new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close(); }, cancel() { log.push('cancelled'); } });
            for await (const chunk of make()) break;
            const kept = make();
            for await (const chunk of kept.values({ preventCancel: true })) break;
            const rest = await all(kept);
            const iterator = make().values();
            return [log, rest, (await iterator.return('end')).value];
            """));

    [TestMethod]
    public async Task Iterator_AskedManyTimesAtOnce_AnswersInOrder() => Assert.AreEqual(
        """[[1,2,null],[false,false,true]]""",
        await Streams.RunAsync(
            """
            const iterator = ReadableStream.from([1, 2]).values();
            const answers = await Promise.all([iterator.next(), iterator.next(), iterator.next()]);
            return [answers.map((one) => one.value ?? null), answers.map((one) => one.done)];
            """));

    [TestMethod]
    public async Task Methods_OfStrangers_AreRefused() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            const { cancel, pipeTo } = ReadableStream.prototype;
            const { read } = ReadableStreamDefaultReader.prototype;
            return [await ends(cancel.call({})), await ends(pipeTo.call({})), await ends(read.call({})), refused(() => new ReadableStreamDefaultController())];
            """));
}
