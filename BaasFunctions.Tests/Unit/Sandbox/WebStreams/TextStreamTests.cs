namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Encoding standard, 8: text as streams.</summary>
[TestClass]
public sealed class TextStreamTests
{
    [TestMethod]
    public async Task TextEncoderStream_EncodesWhatPasses() => Assert.AreEqual(
        """[["61","e282ac"],"utf-8"]""",
        await Streams.RunAsync(
            """
            const chunks = await all(ReadableStream.from(['a', '', '€']).pipeThrough(new TextEncoderStream()));
            return [chunks.map((chunk) => Buffer.from(chunk).toString('hex')), new TextEncoderStream().encoding];
            """));

    [TestMethod]
    public async Task TextEncoderStream_JoinsTheHalvesOfACharacter() => Assert.AreEqual(
        """[["f09f9880"],["efbfbd61"],["efbfbd"],["efbfbd","f09f9880"]]""",
        await Streams.RunAsync(
            """
            const encoded = async (...texts) => (await all(ReadableStream.from(texts).pipeThrough(new TextEncoderStream()))).map((chunk) => Buffer.from(chunk).toString('hex'));
            return [await encoded('\ud83d', '\ude00'), await encoded('\ud83d', 'a'), await encoded('\ud83d'), await encoded('\ud83d', '\ud83d', '\ude00')];
            """));

    [TestMethod]
    public async Task TextEncoderStream_MakesTextOfAnything() => Assert.AreEqual(
        """["1null","TypeError"]""",
        await Streams.RunAsync(
            """
            const { readable, writable } = new TextEncoderStream();
            const writer = writable.getWriter();
            writer.write(1); writer.write(null); writer.close();
            const text = await new Response(readable).text();
            const failing = new TextEncoderStream();
            const write = failing.writable.getWriter().write(Symbol('no'));
            failing.readable.getReader().read().catch(() => {});
            return [text, await ends(write)];
            """));

    [TestMethod]
    public async Task TextDecoderStream_DecodesAcrossPieces() => Assert.AreEqual(
        """[["a","€"],["あ"],["x"]]""",
        await Streams.RunAsync(
            """
            const decoded = (chunks, ...options) => all(ReadableStream.from(chunks).pipeThrough(new TextDecoderStream(...options)));
            return [await decoded([bytes(97, 0xE2), bytes(0x82), bytes(0xAC)]), await decoded([bytes(0x82), bytes(0xA0)], 'shift_jis'), await decoded([bytes(0xEF, 0xBB), bytes(0xBF, 120)])];
            """));

    [TestMethod]
    public async Task TextDecoderStream_OfWhatIsNoText_FailsWhereItIsFatal() => Assert.AreEqual(
        """[["�"],"TypeError","TypeError","TypeError","RangeError"]""",
        await Streams.RunAsync(
            """
            const decoded = (chunk, fatal) => all(ReadableStream.from([chunk]).pipeThrough(new TextDecoderStream('utf-8', { fatal })));
            return [await decoded(bytes(0xE2), false), await ends(decoded(bytes(0xE2), true)), await ends(decoded(bytes(0xFF), true)), await ends(decoded('a', false)), refused(() => new TextDecoderStream('none'))];
            """));

    [TestMethod]
    public async Task TextDecoderStream_HasTheMembersOfADecoder() => Assert.AreEqual(
        """["utf-16le",true,true,false]""",
        await Streams.RunAsync(
            """
            const decoder = new TextDecoderStream('utf-16', { fatal: true, ignoreBOM: true });
            return [decoder.encoding, decoder.fatal, decoder.ignoreBOM, new TextDecoderStream().fatal];
            """));
}
