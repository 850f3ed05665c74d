namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, 4.5 and 4.7: streams of bytes, and readers that bring a buffer.</summary>
[TestClass]
public sealed class ByteStreamTests
{
    [TestMethod]
    public async Task Reader_WithABuffer_GetsTheBytesInIt() => Assert.AreEqual(
        """[[1,2],[3],true,0]""",
        await Streams.RunAsync(
            """
            const reader = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(bytes(1, 2, 3)); c.close(); } }).getReader({ mode: 'byob' });
            const buffer = new ArrayBuffer(2);
            const first = await reader.read(new Uint8Array(buffer));
            const second = await reader.read(new Uint8Array(4));
            const last = await reader.read(new Uint8Array(4));
            return [[...first.value], [...second.value], last.done && buffer.detached, last.value.length];
            """));

    [TestMethod]
    public async Task Request_OfTheController_IsFilledInPlace() => Assert.AreEqual(
        """[5,[7,8],"TypeError",true]""",
        await Streams.RunAsync(
            """
            let length, view, asked;
            const reader = new ReadableStream({
              type: 'bytes',
              pull(c) { asked = c.byobRequest; view = asked.view; length = view.byteLength; view.set([7, 8]); asked.respond(2); },
            }).getReader({ mode: 'byob' });
            const { value } = await reader.read(new Uint8Array(5));
            return [length, [...value], refused(() => asked.respond(1)), asked.view === null && view.byteLength === 0];
            """));

    [TestMethod]
    public async Task Request_AnsweredWithAView_TakesItsBuffer() => Assert.AreEqual(
        """[[5,6],"RangeError","RangeError"]""",
        await Streams.RunAsync(
            """
            const out = [];
            const reader = new ReadableStream({
              type: 'bytes',
              pull(c) {
                const { byobRequest: request } = c;
                out.push(refused(() => request.respondWithNewView(new Uint8Array(9))), refused(() => request.respond(5)));
                const own = new Uint8Array(request.view.buffer.transfer(), 0, 2);
                own.set([5, 6]);
                request.respondWithNewView(own);
              },
            }).getReader({ mode: 'byob' });
            const { value } = await reader.read(new Uint8Array(4));
            return [[...value], ...out];
            """));

    [TestMethod]
    public async Task Read_WithAMinimum_WaitsForSoManyElements() => Assert.AreEqual(
        """["waits",[1,2,3],[4]]""",
        await Streams.RunAsync(
            """
            let c;
            const reader = new ReadableStream({ type: 'bytes', start(controller) { c = controller; } }).getReader({ mode: 'byob' });
            const reading = reader.read(new Uint8Array(3), { min: 3 });
            c.enqueue(bytes(1, 2));
            log.push(await Promise.race([reading.then(() => 'read'), soon().then(() => 'waits')]));
            c.enqueue(bytes(3, 4));
            return [...log, [...(await reading).value], [...(await reader.read(new Uint8Array(3))).value]];
            """));

    [TestMethod]
    public async Task Read_IntoLargerElements_GivesWholeOnesAndKeepsTheRest() => Assert.AreEqual(
        """[[513],[3],"Uint16Array"]""",
        await Streams.RunAsync(
            """
            let c;
            const reader = new ReadableStream({ type: 'bytes', start(controller) { c = controller; } }).getReader({ mode: 'byob' });
            const reading = reader.read(new Uint16Array(2));
            c.enqueue(bytes(1, 2, 3));
            const { value } = await reading;
            return [[...value], [...(await reader.read(new Uint8Array(2))).value], value.constructor.name];
            """));

    [TestMethod]
    public async Task Close_WithinAnElement_FailsTheStream() => Assert.AreEqual(
        """["TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            let c;
            const reader = new ReadableStream({ type: 'bytes', start(controller) { c = controller; } }).getReader({ mode: 'byob' });
            const reading = reader.read(new Uint16Array(2));
            c.enqueue(bytes(1));
            return [refused(() => c.close()), await ends(reading)];
            """));

    [TestMethod]
    public async Task Read_WithoutABuffer_GivesChunksAsTheyCame() => Assert.AreEqual(
        """[[1,2],[3]]""",
        await Streams.RunAsync(
            """
            const reader = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(bytes(1, 2)); c.enqueue(new DataView(bytes(0, 3).buffer, 1)); } }).getReader();
            return [[...(await reader.read()).value], [...(await reader.read()).value]];
            """));

    [TestMethod]
    public async Task AutoAllocateChunkSize_GivesTheSourceABuffer() => Assert.AreEqual(
        """[16,[1],"TypeError"]""",
        await Streams.RunAsync(
            """
            let length;
            const reader = new ReadableStream({
              type: 'bytes', autoAllocateChunkSize: 16,
              pull(c) { length = c.byobRequest.view.byteLength; c.byobRequest.view[0] = 1; c.byobRequest.respond(1); },
            }).getReader();
            const { value } = await reader.read();
            return [length, [...value], refused(() => new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 0 }))];
            """));

    [TestMethod]
    public async Task Enqueue_TakesTheBufferAway() => Assert.AreEqual(
        """[true,0,"TypeError","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            let c;
            new ReadableStream({ type: 'bytes', start(controller) { c = controller; } });
            const chunk = bytes(1);
            c.enqueue(chunk);
            return [chunk.buffer.detached, chunk.length, refused(() => c.enqueue(chunk)), refused(() => c.enqueue(new Uint8Array(0))), refused(() => c.enqueue('a'))];
            """));

    [TestMethod]
    public async Task Reader_Released_KeepsWhatWasWritten() => Assert.AreEqual(
        """["TypeError",[1,2]]""",
        await Streams.RunAsync(
            """
            let c;
            const stream = new ReadableStream({ type: 'bytes', start(controller) { c = controller; } });
            const first = stream.getReader({ mode: 'byob' });
            const reading = first.read(new Uint8Array(4));
            const { byobRequest: asked } = c;
            first.releaseLock();
            const second = stream.getReader({ mode: 'byob' });
            const next = second.read(new Uint8Array(4));
            asked.view.set([1, 2]);
            asked.respond(2);
            return [await ends(reading), [...(await next).value]];
            """));

    [TestMethod]
    public async Task Cancel_AnswersReadsWithoutABuffer() => Assert.AreEqual(
        """[true,true,"why"]""",
        await Streams.RunAsync(
            """
            let why;
            const reader = new ReadableStream({ type: 'bytes', cancel(reason) { why = reason; } }).getReader({ mode: 'byob' });
            const reading = reader.read(new Uint8Array(1));
            await reader.cancel('why');
            const { value, done } = await reading;
            return [done, value === undefined, why];
            """));

    [TestMethod]
    public async Task Read_OfWhatIsNoView_IsRefused() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError","RangeError","TypeError","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            const stream = new ReadableStream({ type: 'bytes' });
            const reader = stream.getReader({ mode: 'byob' });
            const detached = bytes(1);
            detached.buffer.transfer();
            return [
              await ends(reader.read(new Uint8Array(0))), await ends(reader.read(detached)), await ends(reader.read(new Uint8Array(1), { min: 0 })), await ends(reader.read(new Uint8Array(1), { min: 2 })),
              await ends(reader.read(new ArrayBuffer(1))), await ends(reader.read(new Uint8Array(new ArrayBuffer(1, { maxByteLength: 2 })))), await ends(reader.read(new Uint8Array(new SharedArrayBuffer(1)))),
            ];
            """));

    [TestMethod]
    public async Task Reader_WithABuffer_IsForByteStreamsOnly() => Assert.AreEqual(
        """["TypeError","TypeError","RangeError","TypeError"]""",
        await Streams.RunAsync(
            """
            return [
              refused(() => new ReadableStream().getReader({ mode: 'byob' })), refused(() => new ReadableStream().getReader({ mode: 'other' })),
              refused(() => new ReadableStream({ type: 'bytes' }, { size: () => 1 })), refused(() => new ReadableByteStreamController()),
            ];
            """));

    [TestMethod]
    public async Task Bodies_AreByteStreams() => Assert.AreEqual(
        """[[97,98],[99],true,0]""",
        await Streams.RunAsync(
            """
            const reader = new Response('abc').body.getReader({ mode: 'byob' });
            const first = await reader.read(new Uint8Array(2), { min: 2 });
            const second = await reader.read(new Uint8Array(2));
            const empty = await new Blob([]).stream().getReader({ mode: 'byob' }).read(new Uint8Array(2));
            return [[...first.value], [...second.value], (await reader.read(new Uint8Array(2))).done && empty.done, empty.value.length];
            """));

    [TestMethod]
    public async Task Body_LargerThanAPiece_IsReadWhole() => Assert.AreEqual(
        """[70000,3,70000]""",
        await Streams.RunAsync(
            """
            const blob = new Blob([new Uint8Array(70000).fill(3)]);
            const reader = blob.stream().getReader({ mode: 'byob' });
            const { value } = await reader.read(new Uint8Array(70000), { min: 70000 });
            return [value.length, value[69999], (await new Response(blob.stream()).bytes()).length];
            """));
}
