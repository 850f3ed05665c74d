namespace BaasFunctions.Tests.Unit.Sandbox.WebCrypto;

/// <summary>A key that is not extractable is not read by other code in the same function either: what our scripts are written with, a function may replace.</summary>
[TestClass]
public sealed class KeySecrecyTests
{
    /// <summary>Replaces what script could use on the way of a key, and keeps whatever it is given.</summary>
    private const string Spying =
        """
        const seen = [];
        const keep = (self, args) => { seen[seen.length] = self; for (let i = 0; i < args.length; i++) seen[seen.length] = args[i]; };
        const { apply, ownKeys } = Reflect;
        const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Object;
        const spied = [getPrototypeOf(Uint8Array.prototype), Uint8Array.prototype, ArrayBuffer.prototype, DataView.prototype, Array.prototype, String.prototype, Set.prototype];
        function spy() {
          for (const target of spied) {
            for (const name of ownKeys(target)) {
              if (name === 'constructor') continue;
              const found = getOwnPropertyDescriptor(target, name);
              if (found.get) defineProperty(target, name, { __proto__: null, configurable: true, get() { keep(this, []); return apply(found.get, this, []); } });
              else if (typeof found.value === 'function') defineProperty(target, name, { __proto__: null, configurable: true, writable: true, value: function (...args) { keep(this, args); return apply(found.value, this, args); } });
            }
          }
          for (const name of ['then', 'k', 'd', 'data', 'value', 'get', 'kty', 'use', 'alg', 'ext', 'key_ops', 'oth', 'toJSON', 'length', 'hash']) {
            defineProperty(Object.prototype, name, { __proto__: null, configurable: true, get() { keep(this, []); }, set(value) { keep(this, [value]); defineProperty(this, name, { __proto__: null, value, writable: true, configurable: true, enumerable: true }); } });
          }
          for (const [holder, name] of [[JSON, 'parse'], [Object, 'freeze'], [Object, 'assign'], [globalThis, 'String'], [globalThis, 'Number']]) {
            const original = holder[name];
            const spying = (...args) => { keep(undefined, args); return apply(original, holder, args); };
            holder[name] = setPrototypeOf(spying, original);
          }
        }
        function found(secret) {
          const count = seen.length; // What is looked for is seen from here on.
          const base64url = secret.toString('base64url');
          const holds = (value, depth) => {
            if (typeof value === 'string') return value.includes(base64url);
            if (typeof value === 'function' && depth === 0) { try { return holds(value('k'), 1) || holds(value('d'), 1); } catch { return false; } }
            if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return Buffer.from(value.buffer ?? value).includes(secret);
            return typeof value === 'object' && value !== null && depth < 3 && ownKeys(value).some((name) => { try { return holds(value[name], depth + 1); } catch { return false; } });
          };
          for (let i = 0; i < count; i++) if (holds(seen[i], 0)) return true;
          return false;
        }

        """;

    [TestMethod]
    [DataRow("raw")]
    [DataRow("jwk")]
    public async Task Key_ThatIsUnwrapped_IsNotSeen(string format) => Assert.AreEqual("[true,\"InvalidAccessError\",false]", await Subtle.RunAsync(
        Spying +
        $$"""
        const secret = Buffer.from('0123456789abcdef0123456789abcdef');
        const key = await subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
        const wrapper = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey']);
        const params = { name: 'AES-GCM', iv: new Uint8Array(12) };
        const wrapped = await subtle.wrapKey('{{format}}', key, wrapper, params);
        const expected = show(await subtle.sign('HMAC', key, text('a')));
        spy();
        const unwrapped = await subtle.unwrapKey('{{format}}', wrapped, wrapper, params, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
        const signature = await subtle.sign('HMAC', unwrapped, text('a'));
        const refused = await ends(subtle.exportKey('raw', unwrapped));
        return [show(signature) === expected, refused, found(secret)];
        """));

    [TestMethod]
    public async Task PrivateKey_ThatIsUnwrappedFromJwk_IsNotSeen() => Assert.AreEqual("[\"private\",false]", await Subtle.RunAsync(
        Spying +
        """
        const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
        const { privateKey } = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
        const secret = url((await subtle.exportKey('jwk', privateKey)).d);
        const wrapper = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey']);
        const params = { name: 'AES-GCM', iv: new Uint8Array(12) };
        const wrapped = await subtle.wrapKey('jwk', privateKey, wrapper, params);
        spy();
        const unwrapped = await subtle.unwrapKey('jwk', wrapped, wrapper, params, algorithm, false, ['sign']);
        await subtle.sign(algorithm, unwrapped, text('a'));
        return [unwrapped.type, found(secret)];
        """));

    [TestMethod]
    public async Task Key_ThatIsDerived_IsNotSeen() => Assert.AreEqual("[\"secret\",false]", await Subtle.RunAsync(
        Spying +
        """
        const base = await subtle.importKey('raw', text('password'), 'PBKDF2', false, ['deriveBits', 'deriveKey']);
        const params = { name: 'PBKDF2', hash: 'SHA-256', salt: text('salt'), iterations: 5 };
        const secret = Buffer.from(await subtle.deriveBits(params, base, 256));
        spy();
        const key = await subtle.deriveKey(params, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
        await subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, text('a'));
        return [key.type, found(secret)];
        """));

    /// <summary>The test of the tests above: what is extractable is found.</summary>
    [TestMethod]
    public async Task Key_ThatIsExported_IsSeen() => Assert.AreEqual("true", await Subtle.RunAsync(
        Spying +
        """
        const secret = Buffer.from('0123456789abcdef0123456789abcdef');
        const key = await subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
        spy();
        const exported = await subtle.exportKey('raw', key);
        new Uint8Array(exported).slice();
        return found(secret);
        """));

    [TestMethod]
    [DataRow("Object.freeze = (value) => value; const key = await make(); key.algorithm.hash = { name: 'SHA-1' }; key.usages.push('verify');")]
    [DataRow("const key = await make(); try { key.algorithm.hash.name = 'SHA-1'; } catch {} try { key.usages[1] = 'verify'; } catch {}")]
    [DataRow("Array.prototype.includes = () => true; const key = await make();")]
    public async Task Description_OfAKey_Changed_ChangesNothing(string change) => Assert.AreEqual("[32,\"InvalidAccessError\",\"InvalidAccessError\"]", await Subtle.RunAsync(
        $$"""
        const make = () => subtle.importKey('raw', text('a'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
        {{change}}
        return [(await subtle.sign('HMAC', key, text('a'))).byteLength, await ends(subtle.verify('HMAC', key, text('a'), text('a'))), await ends(subtle.exportKey('raw', key))];
        """));

    [TestMethod]
    [DataRow("new CryptoKey()")]
    [DataRow("new (class extends CryptoKey {})()")]
    [DataRow("Object.create(CryptoKey.prototype).type")]
    [DataRow("new crypto.subtle.constructor()")]
    public async Task Object_ThatPassesForAKey_IsNone(string made) => Assert.AreEqual("\"TypeError\"", await Subtle.RunAsync(
        $"try {{ return await subtle.sign('HMAC', {made}, text('a')); }} catch (error) {{ return error.name; }}"));

    [TestMethod]
    public async Task Key_InALogOrAResult_ShowsNothingOfItself() => Assert.AreEqual("[\"{}\",[]]", await Subtle.RunAsync(
        "const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); return [JSON.stringify(key), Reflect.ownKeys(key)];"));
}
