namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>Signatures with ECDSA.</summary>
[TestClass]
public sealed class EcdsaTests
{
    /// <summary>RFC 7515, appendix A.3: a signature that another implementation made, and the key of both sides.</summary>
    private const string Rfc7515 =
        """
        const jwk = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0', d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI' };
        const { d, ...open } = jwk;
        const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
        const signed = text('eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ');
        const signature = url('DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q');

        """;

    [TestMethod]
    public async Task Signature_OfAnother_IsVerifiedAndAnyChangeIsNoticed() => Assert.AreEqual("[true,false,false,false,false]", await Subtle.RunAsync(
        Rfc7515 +
        """
        const key = await subtle.importKey('jwk', open, algorithm, true, ['verify']);
        const changed = Buffer.from(signature); changed[5] ^= 1;
        return Promise.all([
          subtle.verify(algorithm, key, signature, signed), subtle.verify(algorithm, key, changed, signed), subtle.verify(algorithm, key, signature, text('other')),
          subtle.verify(algorithm, key, signature.subarray(1), signed), subtle.verify({ name: 'ECDSA', hash: 'SHA-384' }, key, signature, signed),
        ]);
        """));

    [TestMethod]
    public async Task Signature_OfOurOwn_IsVerifiedWithThePublicKey() => Assert.AreEqual("[64,true]", await Subtle.RunAsync(
        Rfc7515 +
        """
        const own = await subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
        const key = await subtle.importKey('jwk', open, algorithm, true, ['verify']);
        const made = await subtle.sign(algorithm, own, signed);
        return [made.byteLength, await subtle.verify(algorithm, key, made, signed)];
        """));

    // RFC 6979, appendix A.2.5 to A.2.7, message "sample".
    [TestMethod]
    [DataRow("P-256", "SHA-256", "0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299", "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [DataRow("P-384", "SHA-384", "04EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A254515480BC138015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720", "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE4699EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")]
    public async Task Signature_OfTheStandard_IsVerifiedWithARawKey(string curve, string hash, string key, string signature) => Assert.AreEqual("true", await Subtle.RunAsync(
        $$"""
        const key = await subtle.importKey('raw', hex('{{key}}'), { name: 'ECDSA', namedCurve: '{{curve}}' }, true, ['verify']);
        return subtle.verify({ name: 'ECDSA', hash: '{{hash}}' }, key, hex('{{signature}}'), text('sample'));
        """));

    [TestMethod]
    [DataRow("P-256", 64, 65)]
    [DataRow("P-384", 96, 97)]
    [DataRow("P-521", 132, 133)]
    public async Task KeyPair_InEveryFormat_IsTheSameKeyAgain(string curve, int signatureBytes, int pointBytes) => Assert.AreEqual(
        $"[{signatureBytes},{pointBytes},true,true,true,true,true,\"private\",\"public\"]",
        await Subtle.RunAsync(
            $$"""
            const algorithm = { name: 'ECDSA', namedCurve: '{{curve}}', hash: 'SHA-512' };
            const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
            const again = async (format, key, usages) => subtle.importKey(format, await subtle.exportKey(format, key), algorithm, true, usages);
            const signature = await subtle.sign(algorithm, await again('pkcs8', pair.privateKey, ['sign']), text('a'));
            const other = await subtle.sign(algorithm, await again('jwk', pair.privateKey, ['sign']), text('a'));
            const out = [signature.byteLength, (await subtle.exportKey('raw', pair.publicKey)).byteLength, await subtle.verify(algorithm, pair.publicKey, other, text('a'))];
            for (const format of ['spki', 'raw', 'jwk']) out.push(await subtle.verify(algorithm, await again(format, pair.publicKey, ['verify']), signature, text('a')));
            const same = show(await subtle.exportKey('pkcs8', await again('pkcs8', pair.privateKey, ['sign']))) === show(await subtle.exportKey('pkcs8', pair.privateKey));
            return [...out, same, pair.privateKey.type, pair.publicKey.type];
            """));

    [TestMethod]
    public async Task Jwk_OfAKey_HasTheMembersOfTheStandard() => Assert.AreEqual(
        """[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI","key_ops":["sign"],"ext":true},{"name":"ECDSA","namedCurve":"P-256"},["sign"]]""",
        await Subtle.RunAsync(Rfc7515 + "const key = await subtle.importKey('jwk', jwk, algorithm, true, ['sign']); return [await subtle.exportKey('jwk', key), key.algorithm, key.usages];"));

    [TestMethod]
    [DataRow("{ ...open, x: 'AAAA' }", "['verify']", "DataError", DisplayName = "a coordinate that is too short")]
    [DataRow("{ ...open, y: open.x }", "['verify']", "DataError", DisplayName = "a point that is not on the curve")]
    [DataRow("{ ...jwk, d: open.x }", "['sign']", "DataError", DisplayName = "a number that does not belong to the point")]
    [DataRow("{ ...open, crv: 'P-384' }", "['verify']", "DataError", DisplayName = "another curve")]
    [DataRow("{ ...open, kty: 'RSA' }", "['verify']", "DataError", DisplayName = "another kind of key")]
    [DataRow("{ ...open, use: 'enc' }", "['verify']", "DataError", DisplayName = "another use")]
    [DataRow("{ ...open, alg: 'ES384' }", "['verify']", "DataError", DisplayName = "another algorithm")]
    [DataRow("{ ...open, ext: false }", "['verify']", "DataError", DisplayName = "not to be extractable")]
    [DataRow("{ ...open, key_ops: ['sign'] }", "['verify']", "DataError", DisplayName = "operations without the usage")]
    [DataRow("{ ...open, key_ops: ['verify', 'verify'] }", "['verify']", "DataError", DisplayName = "an operation twice")]
    [DataRow("{ ...open, x: '*' }", "['verify']", "DataError", DisplayName = "what is not base64url")]
    [DataRow("open", "['sign']", "SyntaxError", DisplayName = "a public key that shall sign")]
    [DataRow("jwk", "['verify']", "SyntaxError", DisplayName = "a private key that shall verify")]
    [DataRow("jwk", "[]", "SyntaxError", DisplayName = "a private key without usages")]
    [DataRow("open", "[]", "fine", DisplayName = "a public key without usages")]
    [DataRow("text('{}')", "['verify']", "TypeError", DisplayName = "bytes")]
    public async Task Jwk_ThatIsNone_IsRefused(string jwk, string usages, string expected) =>
        Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync(Rfc7515 + $"return ends(subtle.importKey('jwk', {jwk}, algorithm, true, {usages}));"));

    [TestMethod]
    [DataRow("ends(subtle.sign(algorithm, pair.publicKey, text('a')))", "InvalidAccessError")]
    [DataRow("ends(subtle.verify(algorithm, pair.privateKey, text('a'), text('a')))", "InvalidAccessError")]
    [DataRow("ends(subtle.sign('HMAC', pair.privateKey, text('a')))", "InvalidAccessError")]
    [DataRow("ends(subtle.sign({ name: 'ECDSA', hash: 'MD5' }, pair.privateKey, text('a')))", "NotSupportedError")]
    [DataRow("ends(subtle.exportKey('spki', pair.privateKey))", "InvalidAccessError")]
    [DataRow("ends(subtle.exportKey('pkcs8', pair.publicKey))", "InvalidAccessError")]
    [DataRow("ends(subtle.exportKey('raw', pair.privateKey))", "InvalidAccessError")]
    [DataRow("ends(subtle.encrypt(algorithm, pair.publicKey, text('a')))", "NotSupportedError")]
    [DataRow("ends(subtle.sign(algorithm, {}, text('a')))", "TypeError")]
    [DataRow("ends(subtle.sign(algorithm, pair.privateKey, 'a'))", "TypeError")]
    [DataRow("ends(subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-192' }, true, ['sign']))", "NotSupportedError")]
    [DataRow("ends(subtle.generateKey(algorithm, true, ['verify']))", "SyntaxError")]
    [DataRow("ends(subtle.generateKey(algorithm, true, ['encrypt']))", "SyntaxError")]
    [DataRow("ends(subtle.generateKey(algorithm, true, ['dance']))", "TypeError")]
    [DataRow("ends(subtle.importKey('spki', text('none'), algorithm, true, ['verify']))", "DataError")]
    [DataRow("ends(subtle.importKey('pem', text('none'), algorithm, true, ['verify']))", "TypeError")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync(
        $"const algorithm = {{ name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }}; const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']); return {call};"));

    /// <summary>Parameters of a curve that a stranger chose (RFC 5480 forbids them) could be as slow or as weak as he likes.</summary>
    [TestMethod]
    public async Task Spki_OnAnotherCurve_IsRefused() => Assert.AreEqual("\"DataError\"", await Subtle.RunAsync(
        """
        const { publicKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify']);
        return ends(subtle.importKey('spki', await subtle.exportKey('spki', publicKey), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']));
        """));
}
