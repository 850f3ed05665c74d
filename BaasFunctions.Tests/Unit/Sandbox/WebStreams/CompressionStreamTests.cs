using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>The Compression standard: gzip, deflate and deflate-raw.</summary>
[TestClass]
public sealed class CompressionStreamTests
{
    private const string Words =
        """
        const pack = (data, format) => new Response(new Blob([data]).stream().pipeThrough(new CompressionStream(format))).bytes();
        const unpack = (data, format) => new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream(format))).bytes();
        const hex = (text) => Buffer.from(text.replaceAll(' ', ''), 'hex');

        """;

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("deflate")]
    [DataRow("deflate-raw")]
    public async Task WhatWasCompressed_IsTheSameWhenDecompressed(string format) => Assert.AreEqual(
        "[true,true,true,true,true]",
        await RunAsync(
            $$"""
            const noise = crypto.getRandomValues(new Uint8Array(65536));
            const text = Buffer.from(Array.from({ length: 30000 }, (_, i) => `line ${i * i}`).join());
            for (const data of [bytes(), bytes(0), noise, text, Buffer.concat([noise, text, new Uint8Array(300000), noise])]) {
              const packed = await pack(data, '{{format}}');
              log.push(Buffer.compare(await unpack(packed, '{{format}}'), data) === 0 && (data !== text || packed.length < data.length / 2));
            }
            return log;
            """));

    /// <summary>Written by zlib 1.2: stored, with the fixed codes, with a name and a checksum of the header.</summary>
    [TestMethod]
    [DataRow("deflate-raw", "01 03 00 fc ff 61 62 63", "abc")]
    [DataRow("deflate-raw", "4b 4c 4a 06 00", "abc")]
    [DataRow("deflate", "78 9c 4b 4c 4a 06 00 02 4d 01 27", "abc")]
    [DataRow("gzip", "1f 8b 08 00 00 00 00 00 00 03 4b 4c 4a 06 00 c2 41 24 35 03 00 00 00", "abc")]
    [DataRow("gzip", "1f 8b 08 1c 00 00 00 00 00 03 02 00 ff ff 6e 00 63 00 4b 4c 4a 06 00 c2 41 24 35 03 00 00 00", "abc")]
    public async Task Decompression_OfWhatOthersWrote_GivesTheirData(string format, string hex, string text) => Assert.AreEqual(
        $"[\"{text}\",\"{text}\"]",
        await RunAsync(
            $$"""
            const packed = hex('{{hex}}');
            const { readable, writable } = new DecompressionStream('{{format}}');
            const writer = writable.getWriter();
            const whole = new Response(readable).text();
            for (const byte of packed) writer.write(bytes(byte));
            writer.close();
            return [await new Response(await unpack(packed, '{{format}}')).text(), await whole];
            """));

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("deflate")]
    [DataRow("deflate-raw")]
    public async Task Decompression_OfDataThatIsCutOrFollowed_IsATypeError(string format) => Assert.AreEqual(
        "[\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\"]",
        await RunAsync(
            $$"""
            const packed = await pack(Buffer.from('tea '.repeat(100)), '{{format}}');
            for (const data of [packed.slice(0, -1), packed.slice(0, 1), bytes(), Buffer.concat([packed, bytes(0)]), Buffer.concat([packed, packed])]) log.push(await ends(unpack(data, '{{format}}')));
            return log;
            """));

    [TestMethod]
    [DataRow("gzip", "1f 8c 08 00 00 00 00 00 00 03 4b 4c 4a 06 00 c2 41 24 35 03 00 00 00", DisplayName = "no gzip")]
    [DataRow("gzip", "1f 8b 08 20 00 00 00 00 00 03 4b 4c 4a 06 00 c2 41 24 35 03 00 00 00", DisplayName = "a reserved flag")]
    [DataRow("gzip", "1f 8b 08 02 00 00 00 00 00 03 00 00 4b 4c 4a 06 00 c2 41 24 35 03 00 00 00", DisplayName = "a wrong checksum of the header")]
    [DataRow("gzip", "1f 8b 08 00 00 00 00 00 00 03 4b 4c 4a 06 00 c2 41 24 36 03 00 00 00", DisplayName = "a wrong checksum")]
    [DataRow("gzip", "1f 8b 08 00 00 00 00 00 00 03 4b 4c 4a 06 00 c2 41 24 35 04 00 00 00", DisplayName = "a wrong length")]
    [DataRow("deflate", "78 9d 4b 4c 4a 06 00 02 4d 01 27", DisplayName = "a wrong header")]
    [DataRow("deflate", "78 bb 4b 4c 4a 06 00 02 4d 01 27", DisplayName = "a dictionary")]
    [DataRow("deflate", "78 9c 4b 4c 4a 06 00 02 4d 01 28", DisplayName = "another wrong checksum")]
    [DataRow("deflate-raw", "07", DisplayName = "a kind of block that there is not")]
    [DataRow("deflate-raw", "01 03 00 fc fe 61 62 63", DisplayName = "a length that its copy denies")]
    [DataRow("deflate-raw", "03 02 00", DisplayName = "a distance beyond the beginning")]
    [DataRow("deflate-raw", "05 00 ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff", DisplayName = "codes that are none")]
    public async Task Decompression_OfWhatIsNotOfTheFormat_IsATypeError(string format, string hex) => Assert.AreEqual(
        "\"TypeError\"", await RunAsync($"return ends(unpack(hex('{hex}'), '{format}'));"));

    [TestMethod]
    public async Task Constructors_KnowThreeFormats() => Assert.AreEqual(
        "[\"TypeError\",\"TypeError\",\"TypeError\",\"TypeError\"]",
        await RunAsync("return [() => new CompressionStream('br'), () => new DecompressionStream('GZIP'), () => new CompressionStream(), () => new DecompressionStream(undefined)].map(refused);"));

    [TestMethod]
    public async Task Streams_TakeBytesOnly() => Assert.AreEqual(
        "[\"TypeError\",\"TypeError\",\"fine\"]",
        await RunAsync(
            """
            for (const [stream, chunk] of [[new CompressionStream('gzip'), 'a'], [new DecompressionStream('gzip'), [1]], [new CompressionStream('gzip'), new DataView(new ArrayBuffer(3), 1)]]) {
              new Response(stream.readable).bytes().catch(() => {});
              log.push(await ends(stream.writable.getWriter().write(chunk)));
            }
            return log;
            """));

    [TestMethod]
    public async Task Compressors_OpenAtATime_AreLimitedAndGivenBack() => Assert.AreEqual(
        "[\"RangeError\",\"fine\",\"fine\"]",
        await RunAsync(
            """
            const open = Array.from({ length: 16 }, () => new CompressionStream('gzip'));
            log.push(refused(() => new CompressionStream('gzip')));
            await open[0].writable.abort();
            log.push(refused(() => new CompressionStream('gzip')));
            const rest = new Response(open[1].readable).bytes();
            await open[1].writable.close();
            await rest;
            log.push(refused(() => new CompressionStream('gzip')));
            return log;
            """));

    [TestMethod]
    public async Task Decompression_OfABomb_EndsWithTheMemoryLimit()
    {
        var result = await TestSandbox.RunAsync(
            $$"""
            export default async function handler() {
              const write = async (stream) => { const w = stream.writable.getWriter(); const zeros = new Uint8Array(1e6); for (let i = 0; i < 200; i++) await w.write(zeros); await w.close(); };
              const packer = new CompressionStream('gzip');
              write(packer);
              const packed = await new Response(packer.readable).bytes();
              return (await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).bytes()).length;
            }
            """,
            request => request.WithLimits(limits => limits with { MemoryBytes = 64L << 20 }));

        Assert.AreEqual(ExecutionOutcome.MemoryLimit, result.Outcome, result.Error?.Message);
    }

    /// <summary>Forty million zeros, of which a function never holds more than a piece.</summary>
    [TestMethod]
    public async Task Decompression_ReadPieceByPiece_TakesLittleMemory() => Assert.AreEqual(
        "40000000",
        await TestSandbox.DataOfBodyAsync(
            """
            const zeros = new Uint8Array(1e6);
            const source = new ReadableStream({ pull(c) { c.enqueue(zeros.slice()); if (++this.made === 40) c.close(); }, made: 0 });
            let total = 0;
            for await (const chunk of source.pipeThrough(new CompressionStream('deflate')).pipeThrough(new DecompressionStream('deflate'))) total += chunk.length;
            return total;
            """,
            request => request.WithLimits(limits => limits with { MemoryBytes = 24L << 20 })));

    private static Task<string> RunAsync(string body) => Streams.RunAsync(Words + body);
}
