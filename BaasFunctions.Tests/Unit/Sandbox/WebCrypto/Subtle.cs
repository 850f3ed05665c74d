using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>Runs bodies that use crypto.subtle, with short words for what they say often.</summary>
internal static class Subtle
{
    private const string Words =
        """
        const subtle = crypto.subtle;
        const hex = (text) => Buffer.from(text.replace(/\s/g, ''), 'hex');
        const url = (text) => Buffer.from(text.replace(/\s/g, ''), 'base64url');
        const text = (value) => Buffer.from(value);
        const show = (bytes) => Buffer.from(bytes).toString('hex');
        const ends = (promise) => promise.then(() => 'fine', (error) => error.name);

        """;

    /// <summary>What the body returned, as JSON.</summary>
    public static Task<string> RunAsync(string body) => TestSandbox.DataOfBodyAsync(Words + body);
}
