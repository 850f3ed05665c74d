namespace BaasFunctions.Tests.Confined;

/// <summary>Each format of CompressionStream for the first time in the process: its library is native, and is opened only now.</summary>
internal static class CompressionWork
{
    private const string Code = """
        export default async function handler() {
            const passed = (data, stream) => new Response(new Blob([data]).stream().pipeThrough(stream)).bytes();
            const data = Buffer.from('tea '.repeat(50_000));
            const out = [];
            for (const format of ['gzip', 'deflate', 'deflate-raw']) {
                const packed = await passed(data, new CompressionStream(format));
                out.push(packed.length < 2_000 && data.equals(await passed(packed, new DecompressionStream(format))));
            }
            return out.every(Boolean) ? out.length : out;
        }
        """;

    /// <summary>How many of them did what they should, or what went wrong.</summary>
    public static Task<string> RunAsync() => KeyWork.RunAsync(Code);
}
