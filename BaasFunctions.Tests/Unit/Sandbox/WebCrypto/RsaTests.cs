namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>RSASSA-PKCS1-v1_5, RSA-PSS and RSA-OAEP.</summary>
[TestClass]
public sealed class RsaTests
{
    /// <summary>The key of RFC 7516, appendix A.1.4.</summary>
    private const string Key =
        """
        const jwk = {
          kty: 'RSA', e: 'AQAB',
          n: 'oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-BVvxkeDNjbC4he8rUWcJoZmds2h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9LewND8MW2Krf3Spsk_ZkoFnilakGygTwpZ3uesH-PFABNIUYpOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4h-QChLOln0_mtUZwfsRaMStPs6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_TqOQtwHYbxevoJArm-L5StowjzGy-_bq6Gw',
          d: 'kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-yk1F7-kpDxY4-WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_M9gV8n9Hrh2anTpTD93Dt62ypW3yDsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz1XyfCs6_LehBwtxHIyh8Ripy40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-4OJr0h-K-VFs3VSndVTIznSxfyrj8ILL6MG_Uv8YAu7VILSB3lOW085-4qE3DzgrTjgyQ',
          p: '1r52Xk46c-LsfB5P442p7atdPUrxQSy4mti_tZI3Mgf2EuFVbUoDBvaRQ-SWxkbkmoEzL7JXroSBjSrK3YIQgYdMgyAEPTPjXv_hI2_1eTSPVZfzL0lffNn03IXqWF5MDFuoUYE0hzb2vhrlN_rKrbfDIwUbTrjjgieRbwC6Cl0',
          q: 'wLb35x7hmQWZsWJmB_vle87ihgZ19S8lBEROLIsZG4ayZVe9Hi9gDVCOBmUDdaDYVTSNx_8Fyw1YYa9XGrGnDew00J28cRUoeBB_jKI1oma0Orv1T9aXIWxKwd4gvxFImOWr3QRL9KEBRzk2RatUBnmDZJTIAfwTs0g68UZHvtc',
          dp: 'ZK-YwE7diUh0qR1tR7w8WHtolDx3MZ_OTowiFvgfeQ3SiresXjm9gZ5KLhMXvo-uz-KUJWDxS5pFQ_M0evdo1dKiRTjVw_x4NyqyXPM5nULPkcpU827rnpZzAJKpdhWAgqrXGKAECQH0Xt4taznjnd_zVpAmZZq60WPMBMfKcuE',
          dq: 'Dq0gfgJ1DdFGXiLvQEZnuKEN0UUmsJBxkjydc3j4ZYdBiMRAy86x0vHCjywcMlYYg4yoC4YZa9hNVcsjqA3FeiL19rk8g6Qn29Tt0cj8qqyFpz9vNDBUfCAiJVeESOjJDZPYHdHY8v1b-o-Z2X5tvLx-TCekf7oxyeKDUqKWjis',
          qi: 'VIMpMYbPf47dT1w_zDUXfPimsSegnMOA1zTaX7aGk_8urY6R8-ZW1FxU7AlWAyLWybqq6t16VFd7hQd0y6flUK4SlOydB61gwanOsXGOAOv82cHq0E3eL4HrtZkUuKvnPrMnsUUFlfUdybVzxyjz9JF_XyaY14ardLSjf4L_FNY',
        };
        const open = { kty: 'RSA', n: jwk.n, e: jwk.e };

        """;

    /// <summary>RFC 7515, appendix A.2.</summary>
    [TestMethod]
    public async Task Signature_OfTheStandard_IsVerifiedAndAnyChangeIsNoticed() => Assert.AreEqual("[true,false,false]", await Subtle.RunAsync(
        """
        const jwk = { kty: 'RSA', e: 'AQAB', n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ' };
        const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
        const signed = text('eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ');
        const signature = url('cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw');
        const key = await subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
        return Promise.all([subtle.verify(algorithm, key, signature, signed), subtle.verify(algorithm, key, signature, text('a')), subtle.verify(algorithm, key, signature.subarray(1), signed)]);
        """));

    /// <summary>RFC 7516, appendix A.1.4: what another implementation encrypted.</summary>
    [TestMethod]
    public async Task Oaep_OfTheStandard_IsDecrypted() => Assert.AreEqual("\"b1a1f480548fe1733fb403ff6b9ad4f68a076e5b702e22692f82cb2e7aea40fc\"", await Subtle.RunAsync(
        Key +
        """
        const key = await subtle.importKey('jwk', jwk, { name: 'RSA-OAEP', hash: 'SHA-1' }, false, ['decrypt']);
        const encrypted = url('OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg');
        return show(await subtle.decrypt('RSA-OAEP', key, encrypted));
        """));

    [TestMethod]
    [DataRow("RSASSA-PKCS1-v1_5", "SHA-1")]
    [DataRow("RSASSA-PKCS1-v1_5", "SHA-256")]
    [DataRow("RSASSA-PKCS1-v1_5", "SHA-384")]
    [DataRow("RSASSA-PKCS1-v1_5", "SHA-512")]
    [DataRow("RSA-PSS", "SHA-1")]
    [DataRow("RSA-PSS", "SHA-256")]
    [DataRow("RSA-PSS", "SHA-384")]
    [DataRow("RSA-PSS", "SHA-512")]
    public async Task Signature_OfOurOwn_IsVerifiedWithThePublicKey(string name, string hash) => Assert.AreEqual("[256,true,false,false]", await Subtle.RunAsync(
        Key +
        $$"""
        const algorithm = { name: '{{name}}', hash: '{{hash}}', saltLength: { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }['{{hash}}'] };
        const own = await subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
        const key = await subtle.importKey('jwk', open, algorithm, false, ['verify']);
        const signature = await subtle.sign(algorithm, own, text('a'));
        const changed = new Uint8Array(signature.slice(0)); changed[100] ^= 1;
        return [signature.byteLength, await subtle.verify(algorithm, key, signature, text('a')), await subtle.verify(algorithm, key, changed, text('a')), await subtle.verify(algorithm, key, signature, text('b'))];
        """));

    [TestMethod]
    public async Task Oaep_OfOurOwn_IsDecryptedAndAChangeIsNoticed() => Assert.AreEqual("""["hidden","OperationError","OperationError","OperationError","NotSupportedError"]""", await Subtle.RunAsync(
        Key +
        """
        const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
        const own = await subtle.importKey('jwk', jwk, algorithm, false, ['decrypt']);
        const key = await subtle.importKey('jwk', open, algorithm, false, ['encrypt']);
        const sealed = await subtle.encrypt(algorithm, key, text('hidden'));
        const changed = new Uint8Array(sealed.slice(0)); changed[9] ^= 1;
        return [
          Buffer.from(await subtle.decrypt(algorithm, own, sealed)).toString(), await ends(subtle.decrypt(algorithm, own, changed)), await ends(subtle.decrypt(algorithm, own, text('short'))),
          await ends(subtle.encrypt(algorithm, key, new Uint8Array(191))), await ends(subtle.encrypt({ ...algorithm, label: text('x') }, key, text('a'))),
        ];
        """));

    [TestMethod]
    public async Task KeyPair_InEveryFormat_IsTheSameKeyAgain() => Assert.AreEqual(
        """[2048,[1,0,1],"SHA-256","PS256",["sign"],["verify"],true,false,true,true,true]""",
        await Subtle.RunAsync(
            """
            const algorithm = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), saltLength: 32 };
            const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
            const again = async (format, key, usages) => subtle.importKey(format, await subtle.exportKey(format, key), algorithm, false, usages);
            const { modulusLength, publicExponent, hash } = pair.publicKey.algorithm;
            const out = [modulusLength, [...publicExponent], hash.name, (await subtle.exportKey('jwk', pair.publicKey)).alg, pair.privateKey.usages, pair.publicKey.usages];
            const fromDer = await again('pkcs8', pair.privateKey, ['sign']);
            const signature = await subtle.sign(algorithm, fromDer, text('a'));
            out.push(await subtle.verify(algorithm, await again('spki', pair.publicKey, ['verify']), signature, text('a')), fromDer.extractable);
            const other = await subtle.sign(algorithm, await again('jwk', pair.privateKey, ['sign']), text('a'));
            out.push(await subtle.verify(algorithm, await again('jwk', pair.publicKey, ['verify']), other, text('a')));
            const der = await subtle.exportKey('pkcs8', pair.privateKey);
            const jwk = await subtle.exportKey('jwk', pair.privateKey);
            const moved = await subtle.importKey('jwk', jwk, algorithm, true, ['sign']);
            out.push(show(der) === show(await subtle.exportKey('pkcs8', moved)), JSON.stringify(jwk) === JSON.stringify(await subtle.exportKey('jwk', await subtle.importKey('pkcs8', der, algorithm, true, ['sign']))));
            return out;
            """));

    [TestMethod]
    [DataRow("{ ...open, n: 'AQAB' }", "['verify']", "DataError", DisplayName = "a modulus that is too small")]
    [DataRow("{ ...open, n: Buffer.alloc(1025, 255).toString('base64url') }", "['verify']", "DataError", DisplayName = "a modulus that is too large")]
    [DataRow("{ ...open, n: Buffer.alloc(256, 254).toString('base64url') }", "['verify']", "DataError", DisplayName = "an even modulus")]
    [DataRow("{ ...open, e: Buffer.alloc(9, 255).toString('base64url') }", "['verify']", "DataError", DisplayName = "an exponent that makes verifying slow")]
    [DataRow("{ ...open, e: 'AQ' }", "['verify']", "DataError", DisplayName = "the exponent 1")]
    [DataRow("{ ...open, e: 'AQAA' }", "['verify']", "DataError", DisplayName = "an even exponent")]
    [DataRow("{ ...jwk, q: jwk.p }", "['sign']", "DataError", DisplayName = "primes that do not make the modulus")]
    [DataRow("{ ...jwk, d: jwk.n }", "['sign']", "DataError", DisplayName = "a private exponent of another key")]
    [DataRow("{ ...jwk, p: undefined }", "['sign']", "DataError", DisplayName = "no primes")]
    [DataRow("{ ...jwk, oth: [] }", "['sign']", "NotSupportedError", DisplayName = "more primes")]
    [DataRow("{ ...open, alg: 'RS384' }", "['verify']", "DataError", DisplayName = "another algorithm")]
    [DataRow("open", "['sign']", "SyntaxError", DisplayName = "a public key that shall sign")]
    [DataRow("open", "['verify']", "fine", DisplayName = "a public key")]
    [DataRow("jwk", "['sign']", "fine", DisplayName = "a private key")]
    public async Task Jwk_ThatIsNone_IsRefused(string jwk, string usages, string expected) => Assert.AreEqual(
        $"\"{expected}\"", await Subtle.RunAsync(Key + $"return ends(subtle.importKey('jwk', {jwk}, {{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }}, true, {usages}));"));

    [TestMethod]
    [DataRow("{ modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) }", "OperationError")]
    [DataRow("{ modulusLength: 8192, publicExponent: new Uint8Array([1, 0, 1]) }", "OperationError")]
    [DataRow("{ modulusLength: 2048, publicExponent: new Uint8Array([3]) }", "OperationError")]
    [DataRow("{ modulusLength: 2048, publicExponent: 65537 }", "TypeError")]
    [DataRow("{ modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'MD5' }", "NotSupportedError")]
    public async Task Generation_OfWhatIsNotOffered_IsRefused(string parameters, string expected) => Assert.AreEqual(
        $"\"{expected}\"", await Subtle.RunAsync($"return ends(subtle.generateKey({{ name: 'RSA-PSS', hash: 'SHA-256', ...{parameters} }}, true, ['sign']));"));

    [TestMethod]
    [DataRow("subtle.sign({ name: 'RSA-PSS', saltLength: 0 }, own, text('a'))", "NotSupportedError")]
    [DataRow("subtle.importKey('raw', text('a'), { name: 'RSA-PSS', hash: 'SHA-256' }, true, ['verify'])", "NotSupportedError")]
    [DataRow("subtle.importKey('jwk', open, 'RSA-PSS', true, ['verify'])", "TypeError")]
    [DataRow("subtle.sign('RSASSA-PKCS1-v1_5', own, text('a'))", "InvalidAccessError")]
    [DataRow("subtle.exportKey('raw', own)", "NotSupportedError")]
    public async Task Misuse_HasTheErrorOfTheStandard(string call, string expected) => Assert.AreEqual(
        $"\"{expected}\"", await Subtle.RunAsync(Key + $"const own = await subtle.importKey('jwk', jwk, {{ name: 'RSA-PSS', hash: 'SHA-256' }}, true, ['sign']); return ends({call});"));
}
