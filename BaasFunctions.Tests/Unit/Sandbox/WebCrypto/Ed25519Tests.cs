namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>Signatures with Ed25519.</summary>
[TestClass]
public sealed class Ed25519Tests
{
    // RFC 8032, section 7.1, tests 1 to 3: they are deterministic.
    [TestMethod]
    [DataRow("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [DataRow("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [DataRow("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public async Task Signature_IsThatOfTheStandard(string secret, string point, string message, string signature) => Assert.AreEqual(
        $"[\"{signature}\",true,false,false,false]",
        await Subtle.RunAsync(
            $$"""
            const jwk = { kty: 'OKP', crv: 'Ed25519', d: hex('{{secret}}').toString('base64url'), x: hex('{{point}}').toString('base64url') };
            const own = await subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
            const open = await subtle.importKey('raw', hex('{{point}}'), { name: 'Ed25519' }, false, ['verify']);
            const made = Buffer.from(await subtle.sign('Ed25519', own, hex('{{message}}')));
            const changed = Buffer.from(made); changed[63] ^= 1;
            const verify = (signature, data) => subtle.verify('Ed25519', open, signature, data);
            return [show(made), await verify(made, hex('{{message}}')), await verify(changed, hex('{{message}}')), await verify(made, text('other')), await verify(made.subarray(1), hex('{{message}}'))];
            """));

    [TestMethod]
    public async Task KeyPair_InEveryFormat_IsTheSameKeyAgain() => Assert.AreEqual("""[true,true,true,true,true,["kty","crv","x","d","alg","key_ops","ext"],{"name":"Ed25519"}]""", await Subtle.RunAsync(
        """
        const pair = await subtle.generateKey('Ed25519', true, ['sign', 'verify']);
        const signature = await subtle.sign('Ed25519', pair.privateKey, text('a'));
        const out = [];
        for (const format of ['raw', 'spki', 'jwk']) {
          const again = await subtle.importKey(format, await subtle.exportKey(format, pair.publicKey), 'Ed25519', true, ['verify']);
          out.push(await subtle.verify('Ed25519', again, signature, text('a')));
        }
        for (const format of ['pkcs8', 'jwk']) {
          const again = await subtle.importKey(format, await subtle.exportKey(format, pair.privateKey), 'Ed25519', true, ['sign']);
          out.push(show(await subtle.sign('Ed25519', again, text('a'))) === show(signature));
        }
        return [...out, Object.keys(await subtle.exportKey('jwk', pair.privateKey)), pair.publicKey.algorithm];
        """));

    /// <summary>RFC 8410, section 10: the examples of the formats.</summary>
    [TestMethod]
    public async Task Der_OfTheStandard_IsRead() => Assert.AreEqual("""["MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=","Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE"]""", await Subtle.RunAsync(
        """
        const open = await subtle.importKey('spki', Buffer.from('MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=', 'base64'), 'Ed25519', true, ['verify']);
        const own = await subtle.importKey('pkcs8', Buffer.from('MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC', 'base64'), 'Ed25519', true, ['sign']);
        return [Buffer.from(await subtle.exportKey('spki', open)).toString('base64'), (await subtle.exportKey('jwk', own)).x];
        """));

    [TestMethod]
    [DataRow("subtle.importKey('raw', new Uint8Array(33), 'Ed25519', true, ['verify'])", "DataError")]
    [DataRow("subtle.importKey('raw', new Uint8Array(32), 'Ed25519', true, ['sign'])", "SyntaxError")]
    [DataRow("subtle.importKey('jwk', { kty: 'OKP', crv: 'X25519', x: 'AAAA' }, 'Ed25519', true, ['verify'])", "DataError")]
    [DataRow("subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32, 1).toString('base64url'), d: Buffer.alloc(32, 2).toString('base64url') }, 'Ed25519', true, ['sign'])", "DataError")]
    [DataRow("subtle.importKey('spki', text('none'), 'Ed25519', true, ['verify'])", "DataError")]
    [DataRow("subtle.generateKey('Ed25519', true, [])", "SyntaxError")]
    [DataRow("subtle.generateKey('Ed25519', true, ['deriveBits'])", "SyntaxError")]
    [DataRow("subtle.generateKey('Ed448', true, ['sign'])", "NotSupportedError")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual($"\"{expected}\"", await Subtle.RunAsync($"return ends({call});"));
}
