// Runs in Node.js and in the sandbox: one makes, the other checks. Evaluates to { make, check }.
(() => {
  const { subtle } = crypto;
  const data = Buffer.from('The true sign of intelligence is not knowledge but imagination.');
  const text = (bytes) => Buffer.from(bytes).toString('base64');
  const bytes = (encoded) => Buffer.from(encoded, 'base64');
  const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

  const signing = [
    ...['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].flatMap((hash) => [
      { key: { name: 'RSASSA-PKCS1-v1_5', hash, ...rsa }, use: { name: 'RSASSA-PKCS1-v1_5' } },
      { key: { name: 'RSA-PSS', hash, ...rsa }, use: { name: 'RSA-PSS', saltLength: { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }[hash] } },
    ]),
    ...['P-256', 'P-384', 'P-521'].flatMap((namedCurve) => ['SHA-256', 'SHA-512'].map((hash) => ({ key: { name: 'ECDSA', namedCurve }, use: { name: 'ECDSA', hash } }))),
    { key: { name: 'Ed25519' }, use: { name: 'Ed25519' } },
  ];
  const agreeing = [{ name: 'ECDH', namedCurve: 'P-256' }, { name: 'ECDH', namedCurve: 'P-384' }, { name: 'ECDH', namedCurve: 'P-521' }, { name: 'X25519' }];
  const iv = (length) => text(new Uint8Array(length).map((_, index) => index * 7));
  const encrypting = [
    ...[128, 192, 256].flatMap((length) => [
      { key: { name: 'AES-GCM', length }, use: { name: 'AES-GCM', iv: iv(12), additionalData: iv(5) } },
      { key: { name: 'AES-GCM', length }, use: { name: 'AES-GCM', iv: iv(12), tagLength: 96 } },
      { key: { name: 'AES-CBC', length }, use: { name: 'AES-CBC', iv: iv(16) } },
      { key: { name: 'AES-CTR', length }, use: { name: 'AES-CTR', counter: iv(16), length: 20 } },
    ]),
    ...['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].map((hash) => ({ key: { name: 'RSA-OAEP', hash, ...rsa }, use: { name: 'RSA-OAEP' } })),
  ];
  const deriving = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].flatMap((hash) => [
    { name: 'HKDF', hash, salt: iv(9), info: iv(30) }, { name: 'PBKDF2', hash, salt: iv(16), iterations: 1000 },
  ]);

  const params = (use) => ({
    ...use, ...Object.fromEntries(['iv', 'counter', 'additionalData', 'salt', 'info'].filter((name) => use[name] !== undefined).map((name) => [name, bytes(use[name])])),
  });
  const packed = async (format, key) => (format === 'jwk' ? subtle.exportKey('jwk', key) : text(await subtle.exportKey(format, key)));
  const opened = (format, key, algorithm, usages) => subtle.importKey(format, format === 'jwk' ? key : bytes(key), algorithm, true, usages);
  const formats = ({ name }) => (name.startsWith('RSA') ? { open: ['spki', 'jwk'], own: ['pkcs8', 'jwk'] } : { open: ['spki', 'raw', 'jwk'], own: ['pkcs8', 'jwk'] });

  async function packedPair(algorithm, pair) {
    const { open, own } = formats(algorithm);
    return {
      open: Object.fromEntries(await Promise.all(open.map(async (format) => [format, await packed(format, pair.publicKey)]))),
      own: Object.fromEntries(await Promise.all(own.map(async (format) => [format, await packed(format, pair.privateKey)]))),
    };
  }

  async function make() {
    const made = { signed: [], agreed: [], encrypted: [], derived: [], wrapped: [] };
    // One pair of RSA for all: making one takes long.
    const der = await subtle.exportKey('pkcs8', (await subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-256', ...rsa }, true, ['sign', 'verify'])).privateKey);
    const pairOf = async (algorithm, own, open) => {
      if (!algorithm.name.startsWith('RSA')) return subtle.generateKey(algorithm, true, [...own, ...open]);
      const privateKey = await subtle.importKey('pkcs8', der, algorithm, true, own);
      const { n, e, kty } = await subtle.exportKey('jwk', privateKey);
      return { privateKey, publicKey: await subtle.importKey('jwk', { n, e, kty }, algorithm, true, open) };
    };
    for (const { key, use } of signing) {
      const pair = await pairOf(key, ['sign'], ['verify']);
      made.signed.push({ key, use, keys: await packedPair(key, pair), signature: text(await subtle.sign(use, pair.privateKey, data)) });
    }
    for (const algorithm of agreeing) {
      const [one, other] = [await subtle.generateKey(algorithm, true, ['deriveBits']), await subtle.generateKey(algorithm, true, ['deriveBits'])];
      const secret = text(await subtle.deriveBits({ ...algorithm, public: other.publicKey }, one.privateKey, 128));
      made.agreed.push({ algorithm, keys: await packedPair(algorithm, one), others: await packedPair(algorithm, other), secret });
    }
    for (const { key, use } of encrypting) {
      if (key.name === 'RSA-OAEP') {
        const pair = await pairOf(key, ['decrypt'], ['encrypt']);
        made.encrypted.push({ key, use, jwk: await subtle.exportKey('jwk', pair.privateKey), content: text(await subtle.encrypt(use, pair.publicKey, data)) });
      } else {
        const secret = await subtle.generateKey(key, true, ['encrypt', 'decrypt']);
        made.encrypted.push({ key, use, jwk: await subtle.exportKey('jwk', secret), content: text(await subtle.encrypt(params(use), secret, data)) });
      }
    }
    for (const use of deriving) {
      const base = await subtle.importKey('raw', data, use.name, false, ['deriveBits']);
      made.derived.push({ use, bits: text(await subtle.deriveBits(params(use), base, 1000 * 8 / 10)) });
    }
    for (const format of ['raw', 'jwk']) {
      const wrapping = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['wrapKey']);
      const secret = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-384' }, true, ['sign']);
      const wrapped = text(await subtle.wrapKey(format, secret, wrapping, { name: 'AES-GCM', iv: bytes(iv(12)) }));
      made.wrapped.push({ format, use: { name: 'AES-GCM', iv: iv(12) }, jwk: await subtle.exportKey('jwk', wrapping), wrapped, signature: text(await subtle.sign('HMAC', secret, data)) });
    }
    const wrapping = await subtle.generateKey({ name: 'AES-KW', length: 192 }, true, ['wrapKey']);
    const secret = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-384' }, true, ['sign']);
    made.wrapped.push({ format: 'raw', use: { name: 'AES-KW' }, jwk: await subtle.exportKey('jwk', wrapping), wrapped: text(await subtle.wrapKey('raw', secret, wrapping, 'AES-KW')), signature: text(await subtle.sign('HMAC', secret, data)) });
    return made;
  }

  // What did not come out right, a line each, after the number of what was checked.
  async function check(made) {
    const wrong = [];
    let count = 0;
    const expect = async (what, test) => {
      count++;
      try { if (!(await test())) wrong.push(what); } catch (error) { wrong.push(`${what}: ${error.name} ${error.message}`); }
    };
    for (const { key, use, keys, signature } of made.signed) {
      const name = `${key.name} ${key.hash ?? key.namedCurve ?? ''} ${use.hash ?? ''}`;
      for (const format of Object.keys(keys.open)) {
        await expect(`${name} verify ${format}`, async () => subtle.verify(use, await opened(format, keys.open[format], key, ['verify']), bytes(signature), data));
      }
      for (const format of Object.keys(keys.own)) {
        await expect(`${name} sign ${format}`, async () => {
          const again = await subtle.sign(use, await opened(format, keys.own[format], key, ['sign']), data);
          return subtle.verify(use, await opened('spki', keys.open.spki, key, ['verify']), again, data);
        });
        await expect(`${name} export ${format}`, async () => JSON.stringify(await packed(format, await opened(format, keys.own[format], key, ['sign']))) === JSON.stringify(keys.own[format]) || format === 'jwk');
      }
    }
    for (const { algorithm, keys, others, secret } of made.agreed) {
      for (const format of Object.keys(keys.own)) {
        for (const open of Object.keys(others.open)) {
          await expect(`${algorithm.name} ${algorithm.namedCurve ?? ''} ${format} ${open}`, async () => {
            const other = await opened(open, others.open[open], algorithm, []);
            return text(await subtle.deriveBits({ ...algorithm, public: other }, await opened(format, keys.own[format], algorithm, ['deriveBits']), 128)) === secret;
          });
        }
      }
    }
    for (const { key, use, jwk, content } of made.encrypted) {
      await expect(`${key.name} ${key.length ?? key.hash}`, async () => Buffer.from(await subtle.decrypt(params(use), await subtle.importKey('jwk', { ...jwk, key_ops: undefined }, key, false, ['decrypt']), bytes(content))).equals(data));
    }
    for (const { use, bits } of made.derived) {
      await expect(`${use.name} ${use.hash}`, async () => text(await subtle.deriveBits(params(use), await subtle.importKey('raw', data, use.name, false, ['deriveBits']), 800)) === bits);
    }
    for (const { format, use, jwk, wrapped, signature } of made.wrapped) {
      await expect(`${use.name} ${format}`, async () => {
        const wrapping = await subtle.importKey('jwk', { ...jwk, key_ops: undefined }, use.name, false, ['unwrapKey']);
        const key = await subtle.unwrapKey(format, bytes(wrapped), wrapping, params(use), { name: 'HMAC', hash: 'SHA-384' }, false, ['sign']);
        return text(await subtle.sign('HMAC', key, data)) === signature;
      });
    }
    return [count, ...wrong];
  }

  return { make, check };
})()
