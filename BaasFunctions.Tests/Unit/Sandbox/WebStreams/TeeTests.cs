namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, ReadableStreamTee: two streams of one.</summary>
[TestClass]
public sealed class TeeTests
{
    [TestMethod]
    public async Task Branches_GiveTheSameChunks() => Assert.AreEqual(
        """[[1,2],[1,2],true]""",
        await Streams.RunAsync(
            """
            const object = {};
            const [a, b] = ReadableStream.from([1, 2]).tee();
            const [c, d] = ReadableStream.from([object]).tee();
            return [await all(a), await all(b), (await all(c))[0] === (await all(d))[0]];
            """));

    [TestMethod]
    public async Task Source_IsCancelledWhenBothBranchesAre() => Assert.AreEqual(
        """["waits",["one","two"],"fine","fine"]""",
        await Streams.RunAsync(
            """
            let why;
            const [a, b] = new ReadableStream({ cancel(reason) { why = reason; } }).tee();
            const first = a.cancel('one');
            log.push(await Promise.race([first.then(() => 'cancelled'), soon().then(() => 'waits')]));
            const second = await ends(b.cancel('two'));
            return [...log, why, second, await ends(first)];
            """));

    [TestMethod]
    public async Task Source_ThatFails_FailsBothBranches() => Assert.AreEqual(
        """["RangeError","RangeError"]""",
        await Streams.RunAsync(
            """
            let c;
            const [a, b] = new ReadableStream({ start(controller) { c = controller; } }).tee();
            c.error(new RangeError('no'));
            return [await ends(a.getReader().read()), await ends(b.getReader().closed)];
            """));

    [TestMethod]
    public async Task Branches_OfBytes_AreByteStreamsOfTheirOwn() => Assert.AreEqual(
        """[[1,2,3],[9,2,3],"Uint8Array"]""",
        await Streams.RunAsync(
            """
            const [a, b] = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(bytes(1, 2, 3)); c.close(); } }).tee();
            const first = (await a.getReader().read()).value;
            const second = (await b.getReader({ mode: 'byob' }).read(new Uint8Array(8))).value;
            second[0] = 9;
            return [[...first], [...second], first.constructor.name];
            """));

    [TestMethod]
    public async Task Branch_ReadWithABuffer_ReadsIntoIt() => Assert.AreEqual(
        """[6,[1,2],[1,2],true,true]""",
        await Streams.RunAsync(
            """
            let asked;
            const [a, b] = new ReadableStream({
              type: 'bytes',
              pull(c) { const { byobRequest: request } = c; asked ??= request.view.byteLength; if (asked === 6) { request.view.set([1, 2]); asked = -6; request.respond(2); } else { c.close(); request?.respond(0); } },
            }).tee();
            const mine = a.getReader({ mode: 'byob' }), theirs = b.getReader();
            const read = await mine.read(new Uint8Array(6));
            const other = await theirs.read();
            return [-asked, [...read.value], [...other.value], (await mine.read(new Uint8Array(1))).done, (await theirs.read()).done];
            """));

    [TestMethod]
    public async Task Response_Cloned_GivesBytesThatAreNotShared() => Assert.AreEqual(
        """[[1,2],[9,2]]""",
        await Streams.RunAsync(
            """
            const response = new Response(new ReadableStream({ start(c) { c.enqueue(bytes(1, 2)); c.close(); } }));
            const copy = response.clone();
            const [first] = await all(response.body), [second] = await all(copy.body);
            second[0] = 9;
            return [[...first], [...second]];
            """));
}
