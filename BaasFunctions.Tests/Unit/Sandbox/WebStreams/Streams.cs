using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Runs bodies that use streams, with short words for what they say often.</summary>
internal static class Streams
{
    private const string Words =
        """
        const log = [];
        const soon = () => new Promise((done) => setTimeout(done, 1));
        const ends = (promise) => promise.then((value) => value ?? 'fine', (error) => error?.name ?? error);
        const all = async (stream) => { const chunks = []; for await (const chunk of stream) chunks.push(chunk); return chunks; };
        const refused = (work) => { try { work(); return 'fine'; } catch (error) { return error.name; } };
        const bytes = (...values) => new Uint8Array(values);

        """;

    /// <summary>What the body returned, as JSON.</summary>
    public static Task<string> RunAsync(string body) => TestSandbox.DataOfBodyAsync(Words + body);
}
