namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, 4.2.4: pipeTo() and pipeThrough().</summary>
[TestClass]
public sealed class PipeTests
{
    [TestMethod]
    public async Task PipeTo_PassesEverythingAndCloses() => Assert.AreEqual(
        """[[1,2,3],"closed",false,false]""",
        await Streams.RunAsync(
            """
            const source = ReadableStream.from([1, 2, 3]);
            const target = new WritableStream({ write(chunk) { log.push(chunk); } });
            await source.pipeTo(target);
            return [log, await target.getWriter().closed.then(() => 'closed'), source.locked, target.locked && false];
            """));

    [TestMethod]
    public async Task PipeTo_ReadsNoMoreThanTheTargetTakes() => Assert.AreEqual(
        """[2,1]""",
        await Streams.RunAsync(
            """
            let made = 0, go;
            const source = new ReadableStream({ pull(c) { c.enqueue(++made); } }, { highWaterMark: 0 });
            const target = new WritableStream({ write() { log.push(1); return new Promise((done) => { go = done; }); } }, { highWaterMark: 2 });
            source.pipeTo(target);
            await soon(); await soon();
            return [made, log.length];
            """));

    [TestMethod]
    public async Task PipeTo_SourceFails_AbortsTheTarget() => Assert.AreEqual(
        """["RangeError","abort RangeError"]""",
        await Streams.RunAsync(
            """
            const source = new ReadableStream({ pull(c) { c.error(new RangeError('no')); } });
            const target = new WritableStream({ abort(reason) { log.push(`abort ${reason.name}`); } });
            return [await ends(source.pipeTo(target)), ...log];
            """));

    [TestMethod]
    public async Task PipeTo_TargetFails_CancelsTheSource() => Assert.AreEqual(
        """["EvalError","cancel EvalError"]""",
        await Streams.RunAsync(
            """
            const source = new ReadableStream({ pull(c) { c.enqueue(1); }, cancel(reason) { log.push(`cancel ${reason.name}`); } });
            const target = new WritableStream({ write() { throw new EvalError('no'); } });
            return [await ends(source.pipeTo(target)), ...log];
            """));

    [TestMethod]
    public async Task PipeTo_ToAClosedStream_CancelsTheSource() => Assert.AreEqual(
        """["TypeError","cancel TypeError"]""",
        await Streams.RunAsync(
            """
            const target = new WritableStream();
            await target.close();
            const source = new ReadableStream({ cancel(reason) { log.push(`cancel ${reason.name}`); } });
            return [await ends(source.pipeTo(target)), ...log];
            """));

    [TestMethod]
    public async Task PipeTo_ToldNotTo_LeavesTheOthersAsTheyAre() => Assert.AreEqual(
        """["fine","fine","RangeError","fine","EvalError",[]]""",
        await Streams.RunAsync(
            """
            const target = new WritableStream({ abort() { log.push('abort'); }, close() { log.push('close'); } });
            const closing = await ends(ReadableStream.from([1]).pipeTo(target, { preventClose: true }));
            const again = await ends(ReadableStream.from([2]).pipeTo(target, { preventClose: true }));
            const failing = await ends(new ReadableStream({ start(c) { c.error(new RangeError('no')); } }).pipeTo(target, { preventAbort: true }));
            const still = await ends(target.getWriter().write(3));
            const source = new ReadableStream({ start(c) { c.enqueue(1); }, cancel() { log.push('cancel'); } });
            return [closing, again, failing, still, await ends(source.pipeTo(new WritableStream({ start(c) { c.error(new EvalError('no')); } }), { preventCancel: true })), log];
            """));

    [TestMethod]
    public async Task PipeTo_Aborted_AbortsTheTargetAndCancelsTheSource() => Assert.AreEqual(
        """["why","abort why","cancel why",false,false]""",
        await Streams.RunAsync(
            """
            const controller = new AbortController();
            const source = new ReadableStream({ cancel(reason) { log.push(`cancel ${reason}`); } });
            const target = new WritableStream({ abort(reason) { log.push(`abort ${reason}`); } });
            const piping = source.pipeTo(target, { signal: controller.signal });
            await soon();
            controller.abort('why');
            return [await ends(piping), ...log, source.locked, target.locked];
            """));

    [TestMethod]
    public async Task PipeTo_AbortedBefore_PassesNothing() => Assert.AreEqual(
        """["AbortError",[]]""",
        await Streams.RunAsync(
            """
            const source = ReadableStream.from([1]);
            return [await ends(source.pipeTo(new WritableStream({ write(chunk) { log.push(chunk); } }), { signal: AbortSignal.abort() })), log];
            """));

    [TestMethod]
    public async Task PipeTo_WritesWhatWasReadBeforeItEnds() => Assert.AreEqual(
        """["write 1","abort"]""",
        await Streams.RunAsync(
            """
            let c;
            const source = new ReadableStream({ start(controller) { c = controller; controller.enqueue(1); } });
            const target = new WritableStream({ async write(chunk) { await soon(); log.push(`write ${chunk}`); }, abort() { log.push('abort'); } });
            const piping = source.pipeTo(target);
            await soon();
            c.error(new Error('no'));
            await ends(piping);
            return log;
            """));

    [TestMethod]
    public async Task PipeTo_WhatIsLockedOrNoStream_IsRefused() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError","TypeError",["preventAbort","preventCancel","preventClose","signal"]]""",
        await Streams.RunAsync(
            """
            const locked = new ReadableStream(), taken = new WritableStream();
            locked.getReader(); taken.getWriter();
            const options = Object.defineProperties({}, Object.fromEntries(['signal', 'preventClose', 'preventCancel', 'preventAbort'].map((name) => [name, { get() { log.push(name); } }])));
            const refusals = [
              await ends(locked.pipeTo(new WritableStream())), await ends(new ReadableStream().pipeTo(taken)), await ends(new ReadableStream().pipeTo({})),
              await ends(new ReadableStream().pipeTo(new WritableStream(), { signal: {} })),
            ];
            ReadableStream.from([]).pipeTo(new WritableStream(), options);
            return [...refusals, log];
            """));

    [TestMethod]
    public async Task PipeThrough_GivesTheReadableSide() => Assert.AreEqual(
        """[true,"TypeError","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            const transform = new TransformStream();
            const locked = new ReadableStream();
            locked.getReader();
            return [
              new ReadableStream().pipeThrough(transform) === transform.readable, refused(() => locked.pipeThrough(new TransformStream())), refused(() => new ReadableStream().pipeThrough({})),
              refused(() => new ReadableStream().pipeThrough(transform)),
            ];
            """));

    [TestMethod]
    public async Task PipeThrough_Failing_IsNoUnhandledRejection() => Assert.AreEqual(
        """["RangeError"]""",
        await Streams.RunAsync(
            """
            const { readable } = new TransformStream();
            const failing = new ReadableStream({ start(c) { c.error(new RangeError('no')); } });
            const read = ends(failing.pipeThrough(new TransformStream()).getReader().read());
            await soon();
            return [await read];
            """));
}
