namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>AES-CTR, AES-CBC, AES-GCM and AES-KW.</summary>
[TestClass]
public sealed class AesTests
{
    // NIST SP 800-38A, appendix F: the plain text of all examples.
    private const string Plain = "6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51 30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710";

    [TestMethod]
    [DataRow("2b7e151628aed2a6abf7158809cf4f3c", "874d6191b620e3261bef6864990db6ce 9806f66b7970fdff8617187bb9fffdff 5ae4df3edbd5d35e5b4f09020db03eab 1e031dda2fbe03d1792170a0f3009cee", DisplayName = "F.5.1, 128 bits")]
    [DataRow("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", "601ec313775789a5b7a7f504bbf3d228 f443e3ca4d62b59aca84e990cacaf5c5 2b0930daa23de94ce87017ba2d84988d dfc9c58db67aada613c2dd08457941a6", DisplayName = "F.5.5, 256 bits")]
    public async Task Ctr_GivesWhatTheStandardSays(string key, string cipher) => Assert.AreEqual("[true,true,true]", await Subtle.RunAsync(
        $$"""
        const key = await subtle.importKey('raw', hex('{{key}}'), 'AES-CTR', false, ['encrypt', 'decrypt']);
        const algorithm = { name: 'AES-CTR', counter: hex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'), length: 128 };
        const made = await subtle.encrypt(algorithm, key, hex('{{Plain}}'));
        const partly = await subtle.encrypt(algorithm, key, hex('{{Plain}}').subarray(0, 21));
        return [show(made) === '{{cipher}}'.replace(/ /g, ''), show(await subtle.decrypt(algorithm, key, made)) === '{{Plain}}'.replace(/ /g, ''), show(partly) === show(made).slice(0, 42)];
        """));

    /// <summary>The bits of the counter wrap among themselves: the nonce before them stays.</summary>
    [TestMethod]
    public async Task Ctr_AtTheEndOfItsCounter_BeginsAgain() => Assert.AreEqual("[true,\"OperationError\",\"OperationError\",\"OperationError\"]", await Subtle.RunAsync(
        """
        const key = await subtle.importKey('raw', new Uint8Array(16), 'AES-CTR', false, ['encrypt']);
        const run = (counter, length, data) => subtle.encrypt({ name: 'AES-CTR', counter: hex(counter), length }, key, data);
        const nonce = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
        const both = show(await run(nonce + 'ff', 8, new Uint8Array(32)));
        const apart = show(await run(nonce + 'ff', 8, new Uint8Array(16))) + show(await run(nonce + '00', 8, new Uint8Array(16)));
        return [both === apart, await ends(run(nonce + '00', 1, new Uint8Array(33))), await ends(run(nonce, 8, new Uint8Array(1))), await ends(run(nonce + '00', 0, new Uint8Array(1)))];
        """));

    [TestMethod]
    public async Task Ctr_OverManyBlocks_IsTheSameInPieces() => Assert.AreEqual("true", await Subtle.RunAsync(
        """
        const key = await subtle.importKey('raw', new Uint8Array(32), 'AES-CTR', false, ['encrypt']);
        const counter = (n) => { const bytes = new Uint8Array(16); new DataView(bytes.buffer).setUint32(12, n); return bytes; };
        const data = Buffer.alloc(100_003, 'tea');
        const whole = Buffer.from(await subtle.encrypt({ name: 'AES-CTR', counter: counter(7), length: 64 }, key, data));
        const tail = Buffer.from(await subtle.encrypt({ name: 'AES-CTR', counter: counter(7 + 3000), length: 64 }, key, data.subarray(48_000)));
        return whole.subarray(48_000).equals(tail);
        """));

    /// <summary>NIST SP 800-38A, F.2.1, whose last block the padding of PKCS #7 follows.</summary>
    [TestMethod]
    public async Task Cbc_GivesWhatTheStandardSays() => Assert.AreEqual(
        """["7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b273bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7",80,true,"OperationError","OperationError"]""",
        await Subtle.RunAsync(
            $$"""
            const key = await subtle.importKey('raw', hex('2b7e151628aed2a6abf7158809cf4f3c'), 'AES-CBC', false, ['encrypt', 'decrypt']);
            const algorithm = { name: 'AES-CBC', iv: hex('000102030405060708090a0b0c0d0e0f') };
            const made = await subtle.encrypt(algorithm, key, hex('{{Plain}}'));
            return [show(made).slice(0, 128), made.byteLength, show(await subtle.decrypt(algorithm, key, made)) === '{{Plain}}'.replace(/ /g, ''),
              await ends(subtle.decrypt(algorithm, key, made.slice(1))), await ends(subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(12) }, key, text('a')))];
            """));

    [TestMethod]
    [DataRow("AES-GCM", "{ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: text('x') }", "{ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: text('y') }")]
    [DataRow("AES-GCM", "{ name: 'AES-GCM', iv: new Uint8Array(12) }", "{ name: 'AES-GCM', iv: new Uint8Array(12).fill(1) }")]
    [DataRow("AES-GCM", "{ name: 'AES-GCM', iv: new Uint8Array(12), tagLength: 96 }", "{ name: 'AES-GCM', iv: new Uint8Array(12), tagLength: 128 }")]
    public async Task Gcm_WithOtherParameters_DoesNotDecrypt(string name, string with, string other) => Assert.AreEqual("""["tea","OperationError"]""", await Subtle.RunAsync(
        $"const key = await subtle.generateKey({{ name: '{name}', length: 192 }}, false, ['encrypt', 'decrypt']); const made = await subtle.encrypt({with}, key, text('tea')); return [Buffer.from(await subtle.decrypt({with}, key, made)).toString(), await ends(subtle.decrypt({other}, key, made))];"));

    // RFC 3394, sections 4.1, 4.3 and 4.6.
    [TestMethod]
    [DataRow("000102030405060708090A0B0C0D0E0F", "00112233445566778899AABBCCDDEEFF", "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5")]
    [DataRow("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F", "00112233445566778899AABBCCDDEEFF", "64e8c3f9ce0f5ba263e9777905818a2a93c8191e7d6e8ae7")]
    [DataRow("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F", "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F", "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21")]
    public async Task KeyWrap_GivesWhatTheStandardSays(string wrapping, string key, string wrapped) => Assert.AreEqual($"[\"{wrapped}\",true,\"OperationError\"]", await Subtle.RunAsync(
        $$"""
        const wrapping = await subtle.importKey('raw', hex('{{wrapping}}'), 'AES-KW', false, ['wrapKey', 'unwrapKey']);
        const key = await subtle.importKey('raw', hex('{{key}}'), { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
        const wrapped = Buffer.from(await subtle.wrapKey('raw', key, wrapping, 'AES-KW'));
        const again = await subtle.unwrapKey('raw', wrapped, wrapping, 'AES-KW', { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
        const changed = Buffer.from(wrapped); changed[3] ^= 1;
        return [show(wrapped), show(await subtle.exportKey('raw', again)) === '{{key}}'.toLowerCase(), await ends(subtle.unwrapKey('raw', changed, wrapping, 'AES-KW', { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']))];
        """));

    [TestMethod]
    [DataRow("AES-CTR", "A256CTR")]
    [DataRow("AES-CBC", "A256CBC")]
    [DataRow("AES-GCM", "A256GCM")]
    [DataRow("AES-KW", "A256KW")]
    public async Task Jwk_OfAKey_NamesItsMode(string name, string alg) => Assert.AreEqual($"[\"{alg}\",256,true,\"DataError\",\"DataError\"]", await Subtle.RunAsync(
        $$"""
        const usages = ['wrapKey', 'unwrapKey'];
        const key = await subtle.generateKey({ name: '{{name}}', length: 256 }, true, usages);
        const jwk = await subtle.exportKey('jwk', key);
        const again = await subtle.importKey('jwk', jwk, '{{name}}', true, usages);
        return [jwk.alg, again.algorithm.length, show(await subtle.exportKey('raw', again)) === show(await subtle.exportKey('raw', key)),
          await ends(subtle.importKey('jwk', { ...jwk, alg: 'A128GCM' }, '{{name}}', true, usages)), await ends(subtle.importKey('jwk', { ...jwk, k: 'AAAA' }, '{{name}}', true, usages))];
        """));

    [TestMethod]
    [DataRow("subtle.generateKey({ name: 'AES-CTR', length: 100 }, true, ['encrypt'])", "OperationError")]
    [DataRow("subtle.generateKey({ name: 'AES-KW', length: 128 }, true, ['encrypt'])", "SyntaxError")]
    [DataRow("subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, [])", "SyntaxError")]
    [DataRow("subtle.importKey('raw', new Uint8Array(17), 'AES-CTR', true, ['encrypt'])", "DataError")]
    [DataRow("subtle.importKey('spki', new Uint8Array(16), 'AES-CTR', true, ['encrypt'])", "NotSupportedError")]
    [DataRow("subtle.importKey('raw', 'text', 'AES-CTR', true, ['encrypt'])", "TypeError")]
    [DataRow("subtle.generateKey({ name: 'AES-OCB', length: 128 }, true, ['encrypt'])", "NotSupportedError")]
    [DataRow("subtle.generateKey({ length: 128 }, true, ['encrypt'])", "TypeError")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync($"return ends({call});"));
}
