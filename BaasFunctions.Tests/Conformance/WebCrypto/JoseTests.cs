using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance.WebCrypto;

/// <summary>jose, the library of npm for tokens and keys, bundled by esbuild as people bundle it.</summary>
[TestClass]
public sealed class JoseTests
{
    private const string Refused = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";

    [TestMethod]
    public async Task Jose_Bundled_SignsAndEncrypts()
    {
        var result = await TestSandbox.RunAsync(
            await BundleAsync(), request => request.WithLimits(limits => limits with { CpuTime = TimeSpan.FromSeconds(60), WallTime = TimeSpan.FromSeconds(120) }));

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        var signed = $"u1 admin {Refused}";
        string[] expected =
        [
            $"HS256: {signed}",
            .. ((string[])["RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]).Select(name => $"{name}: {signed}, {signed}, {signed}"),
            .. ((string[])["dir", "A256KW", "A128GCMKW", "PBES2-HS256+A128KW", "RSA-OAEP-256", "ECDH-ES", "ECDH-ES+A256KW"]).Select(name => $"{name}: hidden ERR_JWE_DECRYPTION_FAILED"),

            // RFC 8037, appendix A.3.
            "thumbprint: kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        ];
        var found = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(result.Data())!;
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', found.Select(pair => $"{pair.Key}: {pair.Value}")));
    }

    private static Task<string> BundleAsync() => NodeProcess.RunAsync(
        [ConformanceFiles.Package("esbuild/bin/esbuild"), ConformanceFiles.Source("WebCrypto/jose.mjs"), "--bundle", "--format=esm", "--conditions=workerd"]);
}
