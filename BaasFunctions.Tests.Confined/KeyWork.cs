using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Confined;

/// <summary>Each algorithm of crypto.subtle for the first time in the process: what the cryptographic library would open only now is no longer there.</summary>
internal static class KeyWork
{
    private const string Code = """
        export default async function handler() {
            const { subtle } = crypto;
            const data = Buffer.from('tea');
            const rsa = { hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), saltLength: 32 };
            const out = [];
            for (const algorithm of [{ name: 'RSASSA-PKCS1-v1_5', ...rsa }, { name: 'RSA-PSS', ...rsa }, { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
                { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }, { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' }, { name: 'Ed25519' }]) {
                const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
                const key = await subtle.importKey('spki', await subtle.exportKey('spki', pair.publicKey), algorithm, true, ['verify']);
                out.push(await subtle.verify(algorithm, key, await subtle.sign(algorithm, pair.privateKey, data), data));
            }
            for (const algorithm of [{ name: 'ECDH', namedCurve: 'P-256' }, { name: 'X25519' }]) {
                const pair = await subtle.generateKey(algorithm, true, ['deriveBits']);
                out.push((await subtle.deriveBits({ ...algorithm, public: pair.publicKey }, pair.privateKey, 256)).byteLength === 32);
            }
            for (const [algorithm, use] of [[{ name: 'RSA-OAEP', ...rsa }, {}], [{ name: 'AES-CTR', length: 256 }, { counter: new Uint8Array(16), length: 64 }], [{ name: 'AES-CBC', length: 256 }, { iv: new Uint8Array(16) }], [{ name: 'AES-GCM', length: 256 }, { iv: new Uint8Array(12) }]]) {
                const made = await subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']);
                const sealed = await subtle.encrypt({ name: algorithm.name, ...use }, made.publicKey ?? made, data);
                out.push(Buffer.from(await subtle.decrypt({ name: algorithm.name, ...use }, made.privateKey ?? made, sealed)).equals(data));
            }
            for (const [name, use] of [['HKDF', { info: data }], ['PBKDF2', { iterations: 100 }]]) {
                const base = await subtle.importKey('raw', data, name, false, ['deriveKey']);
                const wrapping = await subtle.deriveKey({ name, hash: 'SHA-512', salt: data, ...use }, base, { name: 'AES-KW', length: 256 }, false, ['wrapKey']);
                out.push((await subtle.wrapKey('raw', await subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, ['sign']), wrapping, 'AES-KW')).byteLength === 72);
            }
            return out.every(Boolean) ? out.length : out;
        }
        """;

    /// <summary>How many of them did what they should, or what went wrong.</summary>
    public static Task<string> RunAsync() => RunAsync(Code);

    /// <summary>What a function returns, as JSON, or what went wrong.</summary>
    public static async Task<string> RunAsync(string code)
    {
        await using var sandbox = new InProcessSandbox(Options.Create(new SandboxOptions()), TimeProvider.System, new SandboxTelemetry(), NullLogger<InProcessSandbox>.Instance);
        var result = await sandbox.ExecuteAsync(
            new ExecutionRequest
            {
                ExecutionId = "exec",
                FunctionId = "func",
                Code = code,
                Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(60), CpuTime = TimeSpan.FromSeconds(60) },
            },
            CancellationToken.None);
        return result.Outcome == ExecutionOutcome.Completed ? Encoding.UTF8.GetString(result.DataJson.Span) : $"{result.Outcome} {result.Error?.Message}";
    }
}
