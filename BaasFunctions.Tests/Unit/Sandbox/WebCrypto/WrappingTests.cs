namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>Keys that are encrypted with other keys.</summary>
[TestClass]
public sealed class WrappingTests
{
    private const string Keys =
        """
        const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
        const pair = await subtle.generateKey(signing, true, ['sign', 'verify']);
        const secret = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
        const wrappers = {
          'AES-GCM': [{ name: 'AES-GCM', iv: new Uint8Array(12) }, { name: 'AES-GCM', length: 128 }],
          'AES-CBC': [{ name: 'AES-CBC', iv: new Uint8Array(16) }, { name: 'AES-CBC', length: 128 }],
          'AES-CTR': [{ name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }, { name: 'AES-CTR', length: 128 }],
          'AES-KW': [{ name: 'AES-KW' }, { name: 'AES-KW', length: 128 }],
          'RSA-OAEP': [{ name: 'RSA-OAEP' }, { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }],
        };
        const wrapper = async (name) => {
          const [params, generated] = wrappers[name];
          const made = await subtle.generateKey(generated, false, ['wrapKey', 'unwrapKey']);
          return { params, wrap: made.publicKey ?? made, unwrap: made.privateKey ?? made };
        };

        """;

    [TestMethod]
    [DataRow("AES-GCM", "raw")]
    [DataRow("AES-GCM", "jwk")]
    [DataRow("AES-CBC", "jwk")]
    [DataRow("AES-CTR", "raw")]
    [DataRow("AES-KW", "raw")]
    [DataRow("AES-KW", "jwk")]
    [DataRow("RSA-OAEP", "raw")]
    [DataRow("RSA-OAEP", "jwk")]
    public async Task SecretKey_Wrapped_IsTheSameWhenUnwrapped(string name, string format) => Assert.AreEqual("[true,false,[\"decrypt\"],\"InvalidAccessError\"]", await Subtle.RunAsync(
        Keys +
        $$"""
        const { params, wrap, unwrap } = await wrapper('{{name}}');
        const wrapped = await subtle.wrapKey('{{format}}', secret, wrap, params);
        const open = await subtle.unwrapKey('{{format}}', wrapped, unwrap, params, 'AES-GCM', true, ['decrypt']);
        const closed = await subtle.unwrapKey('{{format}}', wrapped, unwrap, params, 'AES-GCM', false, ['decrypt']);
        return [show(await subtle.exportKey('raw', open)) === show(await subtle.exportKey('raw', secret)), closed.extractable, closed.usages, await ends(subtle.exportKey('raw', closed))];
        """));

    [TestMethod]
    [DataRow("AES-GCM", "pkcs8")]
    [DataRow("AES-GCM", "jwk")]
    [DataRow("AES-CBC", "pkcs8")]
    [DataRow("AES-CTR", "jwk")]
    public async Task PrivateKey_Wrapped_SignsWhenUnwrapped(string name, string format) => Assert.AreEqual("true", await Subtle.RunAsync(
        Keys +
        $$"""
        const { params, wrap, unwrap } = await wrapper('{{name}}');
        const key = await subtle.unwrapKey('{{format}}', await subtle.wrapKey('{{format}}', pair.privateKey, wrap, params), unwrap, params, signing, false, ['sign']);
        return subtle.verify(signing, pair.publicKey, await subtle.sign(signing, key, text('a')), text('a'));
        """));

    [TestMethod]
    public async Task PublicKey_CanBeWrappedToo() => Assert.AreEqual("true", await Subtle.RunAsync(
        Keys +
        """
        const { params, wrap, unwrap } = await wrapper('AES-GCM');
        const key = await subtle.unwrapKey('spki', await subtle.wrapKey('spki', pair.publicKey, wrap, params), unwrap, params, signing, true, ['verify']);
        return subtle.verify(signing, key, await subtle.sign(signing, pair.privateKey, text('a')), text('a'));
        """));

    [TestMethod]
    [DataRow("subtle.wrapKey('raw', closed, wrap, params)", "InvalidAccessError", DisplayName = "a key that is not extractable")]
    [DataRow("subtle.wrapKey('pkcs8', pair.publicKey, wrap, params)", "InvalidAccessError", DisplayName = "a public key as a private one")]
    [DataRow("subtle.wrapKey('raw', secret, secret, params)", "InvalidAccessError", DisplayName = "with a key that is not for wrapping")]
    [DataRow("subtle.wrapKey('raw', secret, wrap, 'AES-KW')", "InvalidAccessError", DisplayName = "with another algorithm")]
    [DataRow("subtle.wrapKey('raw', secret, wrap, 'HMAC')", "NotSupportedError", DisplayName = "with what does not encrypt")]
    [DataRow("subtle.wrapKey('pem', secret, wrap, params)", "TypeError", DisplayName = "in a format that does not exist")]
    [DataRow("subtle.encrypt(params, wrap, text('a'))", "InvalidAccessError", DisplayName = "encrypting with a key for wrapping")]
    [DataRow("subtle.unwrapKey('raw', text('no wrapped key at all'), wrap, params, 'AES-GCM', true, ['decrypt'])", "OperationError", DisplayName = "what was not wrapped")]
    [DataRow("subtle.wrapKey('raw', secret, wrap, params).then((wrapped) => subtle.unwrapKey('jwk', wrapped, wrap, params, 'AES-GCM', true, ['decrypt']))", "DataError", DisplayName = "in another format")]
    [DataRow("subtle.wrapKey('raw', secret, wrap, params).then((wrapped) => subtle.unwrapKey('raw', wrapped, wrap, params, 'AES-GCM', true, []))", "SyntaxError", DisplayName = "without a usage")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync(
        Keys + $"const {{ params, wrap }} = await wrapper('AES-GCM'); const closed = await subtle.generateKey({{ name: 'AES-GCM', length: 256 }}, false, ['decrypt']); return ends({call});"));

    [TestMethod]
    public async Task KeyWrap_OfAKeyThatIsNoMultipleOfItsBlock_SaysWhatToUse() => Assert.AreEqual("[\"OperationError\",true]", await Subtle.RunAsync(
        Keys +
        """
        const { params, wrap } = await wrapper('AES-KW');
        const odd = await subtle.importKey('raw', text('12345678901234567'), { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']);
        return subtle.wrapKey('raw', odd, wrap, params).catch((error) => [error.name, error.message.includes('AES-GCM')]);
        """));
}
