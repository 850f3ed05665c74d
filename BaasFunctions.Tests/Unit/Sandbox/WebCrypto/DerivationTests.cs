namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>HKDF and PBKDF2.</summary>
[TestClass]
public sealed class DerivationTests
{
    // RFC 5869, appendix A.1 to A.4.
    [TestMethod]
    [DataRow("SHA-256", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")]
    [DataRow("SHA-256", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")]
    [DataRow("SHA-1", "0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896")]
    public async Task Hkdf_GivesWhatTheStandardSays(string hash, string input, string salt, string info, string output) => Assert.AreEqual($"\"{output}\"", await Subtle.RunAsync(
        $$"""
        const key = await subtle.importKey('raw', hex('{{input}}'), 'HKDF', false, ['deriveBits']);
        return show(await subtle.deriveBits({ name: 'HKDF', hash: '{{hash}}', salt: hex('{{salt}}'), info: hex('{{info}}') }, key, {{output.Length * 4}}));
        """));

    // RFC 6070 (SHA-1), RFC 7914, section 11 (SHA-256).
    [TestMethod]
    [DataRow("SHA-1", "password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6")]
    [DataRow("SHA-1", "password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")]
    [DataRow("SHA-1", "password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1")]
    [DataRow("SHA-1", "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038")]
    [DataRow("SHA-256", "passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783")]
    public async Task Pbkdf2_GivesWhatTheStandardSays(string hash, string password, string salt, int iterations, string output) => Assert.AreEqual($"\"{output}\"", await Subtle.RunAsync(
        $$"""
        const key = await subtle.importKey('raw', text('{{password}}'), 'PBKDF2', false, ['deriveBits']);
        return show(await subtle.deriveBits({ name: 'PBKDF2', hash: '{{hash}}', salt: text('{{salt}}'), iterations: {{iterations}} }, key, {{output.Length * 4}}));
        """));

    /// <summary>The iterations are ours, so that the limits can end them: .NET's own gives the same.</summary>
    [TestMethod]
    [DataRow("SHA-384", 1, 48)]
    [DataRow("SHA-512", 5000, 150)]
    public async Task Pbkdf2_IsThatOfDotNet(string hash, int iterations, int bytes)
    {
        var expected = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2("tea"u8, "salt"u8, iterations, new(hash.Replace("-", "", StringComparison.Ordinal)), bytes);

        Assert.AreEqual($"\"{Convert.ToHexStringLower(expected)}\"", await Subtle.RunAsync(
            $$"""
            const key = await subtle.importKey('raw', text('tea'), 'PBKDF2', false, ['deriveBits']);
            return show(await subtle.deriveBits({ name: 'PBKDF2', hash: '{{hash}}', salt: text('salt'), iterations: {{iterations}} }, key, {{bytes * 8}}));
            """));
    }

    [TestMethod]
    [DataRow("HKDF", "{ name: 'HKDF', hash: 'SHA-256', salt: text('s'), info: text('i') }")]
    [DataRow("PBKDF2", "{ name: 'PBKDF2', hash: 'SHA-256', salt: text('s'), iterations: 10 }")]
    public async Task Key_ThatIsDerived_IsThatOfTheBits(string name, string algorithm) => Assert.AreEqual("[true,true,\"secret\",[\"deriveKey\",\"deriveBits\"]]", await Subtle.RunAsync(
        $$"""
        const base = await subtle.importKey('raw', text('tea'), '{{name}}', false, ['deriveKey', 'deriveBits']);
        const algorithm = {{algorithm}};
        const aes = await subtle.deriveKey(algorithm, base, { name: 'AES-CBC', length: 192 }, true, ['encrypt']);
        const hmac = await subtle.deriveKey(algorithm, base, { name: 'HMAC', hash: 'SHA-384' }, true, ['sign']);
        const bits = async (length) => show(await subtle.deriveBits(algorithm, base, length));
        return [show(await subtle.exportKey('raw', aes)) === await bits(192), show(await subtle.exportKey('raw', hmac)) === await bits(1024), base.type, base.usages];
        """));

    [TestMethod]
    [DataRow("subtle.importKey('raw', text('a'), 'HKDF', true, ['deriveBits'])", "SyntaxError")]
    [DataRow("subtle.importKey('raw', text('a'), 'HKDF', false, [])", "SyntaxError")]
    [DataRow("subtle.importKey('raw', text('a'), 'PBKDF2', false, ['encrypt'])", "SyntaxError")]
    [DataRow("subtle.importKey('jwk', { kty: 'oct', k: 'AAAA' }, 'PBKDF2', false, ['deriveBits'])", "NotSupportedError")]
    [DataRow("subtle.generateKey('HKDF', false, ['deriveBits'])", "NotSupportedError")]
    [DataRow("subtle.exportKey('raw', key)", "NotSupportedError")]
    [DataRow("subtle.deriveBits(params, key, null)", "OperationError")]
    [DataRow("subtle.deriveBits(params, key, 12)", "OperationError")]
    [DataRow("subtle.deriveBits(params, key, 255 * 256)", "fine")]
    [DataRow("subtle.deriveBits(params, key, 255 * 256 + 8)", "OperationError")]
    [DataRow("subtle.deriveBits({ ...params, salt: 'text' }, key, 256)", "TypeError")]
    [DataRow("subtle.deriveBits({ ...params, hash: 'MD5' }, key, 256)", "NotSupportedError")]
    [DataRow("subtle.deriveKey(params, key, { name: 'AES-GCM', length: 256 }, true, ['encrypt'])", "InvalidAccessError")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync(
        $"const key = await subtle.importKey('raw', text('a'), 'HKDF', false, ['deriveBits']); const params = {{ name: 'HKDF', hash: 'SHA-256', salt: text('s'), info: text('i') }}; return ends({call});"));

    [TestMethod]
    [DataRow("0", "OperationError")]
    [DataRow("2_000_001", "NotSupportedError")]
    [DataRow("1e12", "NotSupportedError")]
    public async Task Iterations_OutsideOfTheirBounds_AreRefused(string iterations, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync(
        $"const key = await subtle.importKey('raw', text('a'), 'PBKDF2', false, ['deriveBits']); return ends(subtle.deriveBits({{ name: 'PBKDF2', hash: 'SHA-256', salt: text('s'), iterations: {iterations} }}, key, 256));"));
}
