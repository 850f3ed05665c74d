namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>ECDH and X25519: two sides compute the same secret.</summary>
[TestClass]
public sealed class AgreementTests
{
    /// <summary>RFC 7518, appendix C.</summary>
    private const string Rfc7518 =
        """
        const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
        const alice = await subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0', y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps', d: '0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo' }, algorithm, false, ['deriveBits', 'deriveKey']);
        const bob = await subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x: 'weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ', y: 'e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck' }, algorithm, true, []);

        """;

    [TestMethod]
    public async Task Ecdh_OfTheStandard_GivesItsSecret() => Assert.AreEqual(
        """["9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4","9e56d91d","9e56c0",""]""",
        await Subtle.RunAsync(
            Rfc7518 +
            """
            const bits = async (length) => show(await subtle.deriveBits({ name: 'ECDH', public: bob }, alice, length));
            return [await bits(null), await bits(32), await bits(18), await bits(0)];
            """));

    /// <summary>RFC 7748, section 6.1.</summary>
    [TestMethod]
    public async Task X25519_OfTheStandard_GivesItsSecret() => Assert.AreEqual(
        """["4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742","8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"]""",
        await Subtle.RunAsync(
            """
            const der = Buffer.concat([hex('302e020100300506032b656e04220420'), hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a')]);
            const alice = await subtle.importKey('pkcs8', der, 'X25519', true, ['deriveBits']);
            const bob = await subtle.importKey('raw', hex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'), 'X25519', true, []);
            return [show(await subtle.deriveBits({ name: 'X25519', public: bob }, alice, 256)), show(url((await subtle.exportKey('jwk', alice)).x))];
            """));

    [TestMethod]
    [DataRow("{ name: 'ECDH', namedCurve: 'P-256' }", 32)]
    [DataRow("{ name: 'ECDH', namedCurve: 'P-384' }", 48)]
    [DataRow("{ name: 'ECDH', namedCurve: 'P-521' }", 66)]
    [DataRow("{ name: 'X25519' }", 32)]
    public async Task BothSides_HaveTheSameSecretAndTheKeysOfIt(string algorithm, int bytes) => Assert.AreEqual($"[{bytes},true,\"tea\",true]", await Subtle.RunAsync(
        $$"""
        const algorithm = {{algorithm}};
        const [a, b] = [await subtle.generateKey(algorithm, true, ['deriveKey', 'deriveBits']), await subtle.generateKey(algorithm, false, ['deriveKey', 'deriveBits'])];
        const open = async (key, format) => ({ ...algorithm, public: await subtle.importKey(format, await subtle.exportKey(format, key), algorithm, true, []) });
        const [one, other] = [await subtle.deriveBits(await open(b.publicKey, 'raw'), a.privateKey), await subtle.deriveBits(await open(a.publicKey, 'spki'), b.privateKey)];
        const [sealing, opening] = [
          await subtle.deriveKey(await open(b.publicKey, 'jwk'), a.privateKey, { name: 'AES-GCM', length: 256 }, false, ['encrypt']),
          await subtle.deriveKey(await open(a.publicKey, 'raw'), b.privateKey, { name: 'AES-GCM', length: 256 }, false, ['decrypt']),
        ];
        const iv = new Uint8Array(12);
        const opened = await subtle.decrypt({ name: 'AES-GCM', iv }, opening, await subtle.encrypt({ name: 'AES-GCM', iv }, sealing, text('tea')));
        const again = await subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', a.privateKey), algorithm, true, ['deriveBits']);
        return [one.byteLength, show(one) === show(other), Buffer.from(opened).toString(), show(await subtle.deriveBits(await open(b.publicKey, 'raw'), again)) === show(one)];
        """));

    /// <summary>HKDF over the secret of ECDH: the usual way to a key.</summary>
    [TestMethod]
    public async Task Secret_AsAKeyOfHkdf_IsTheWholeSecret() => Assert.AreEqual("true", await Subtle.RunAsync(
        Rfc7518 +
        """
        const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: text('x') };
        const key = await subtle.deriveKey({ name: 'ECDH', public: bob }, alice, 'HKDF', false, ['deriveBits']);
        const bits = await subtle.importKey('raw', await subtle.deriveBits({ name: 'ECDH', public: bob }, alice), 'HKDF', false, ['deriveBits']);
        return show(await subtle.deriveBits(params, key, 256)) === show(await subtle.deriveBits(params, bits, 256));
        """));

    [TestMethod]
    [DataRow("subtle.deriveBits({ name: 'ECDH', public: bob }, alice, 257)", "OperationError")]
    [DataRow("subtle.deriveBits({ name: 'ECDH', public: alice }, alice, 256)", "InvalidAccessError")]
    [DataRow("subtle.deriveBits({ name: 'ECDH', public: bob }, bob, 256)", "InvalidAccessError")]
    [DataRow("subtle.deriveBits({ name: 'ECDH', public: 'bob' }, alice, 256)", "TypeError")]
    [DataRow("subtle.deriveBits({ name: 'X25519', public: bob }, alice, 256)", "InvalidAccessError")]
    [DataRow("subtle.generateKey({ name: 'ECDH', namedCurve: 'P-384' }, true, ['deriveBits']).then(({ publicKey }) => subtle.deriveBits({ name: 'ECDH', public: publicKey }, alice, 256))", "InvalidAccessError")]
    [DataRow("subtle.generateKey(algorithm, true, [])", "SyntaxError")]
    [DataRow("subtle.importKey('raw', new Uint8Array(65).fill(4), algorithm, true, [])", "DataError")]
    [DataRow("subtle.importKey('raw', new Uint8Array(33).fill(2), algorithm, true, [])", "DataError")]
    [DataRow("subtle.importKey('raw', new Uint8Array(31), 'X25519', true, [])", "DataError")]
    [DataRow("subtle.deriveKey({ name: 'ECDH', public: bob }, alice, { name: 'AES-GCM', length: 8 }, true, ['encrypt'])", "OperationError")]
    [DataRow("subtle.deriveKey({ name: 'ECDH', public: bob }, alice, { name: 'AES-GCM', length: 128 }, true, [])", "SyntaxError")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync(Rfc7518 + $"return ends({call});"));

    /// <summary>RFC 7748, section 6.1: with a point of small order every key has the same secret.</summary>
    [TestMethod]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("0100000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public async Task X25519_WithAPointOfSmallOrder_IsRefused(string point) => Assert.AreEqual("\"OperationError\"", await Subtle.RunAsync(
        $$"""
        const { privateKey } = await subtle.generateKey('X25519', false, ['deriveBits']);
        return ends(subtle.deriveBits({ name: 'X25519', public: await subtle.importKey('raw', hex('{{point}}'), 'X25519', true, []) }, privateKey, 256));
        """));
}
