// What crypto.subtle says to every combination of algorithm, usage, format and operation, a line each: `name => what came out`. Runs in Node.js and in the sandbox; evaluates to a promise of the text.
(async () => {
  const { subtle } = crypto;
  const lines = [];
  const rsa = { hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const usages = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
  const algorithms = [
    [{ name: 'RSASSA-PKCS1-v1_5', ...rsa }, ['sign', 'verify']], [{ name: 'RSA-PSS', ...rsa }, ['sign', 'verify']], [{ name: 'RSA-OAEP', ...rsa }, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']],
    [{ name: 'ECDSA', namedCurve: 'P-256' }, ['sign', 'verify']], [{ name: 'ECDH', namedCurve: 'P-384' }, ['deriveKey', 'deriveBits']],
    [{ name: 'Ed25519' }, ['sign', 'verify']], [{ name: 'X25519' }, ['deriveKey', 'deriveBits']],
    [{ name: 'HMAC', hash: 'SHA-256' }, ['sign', 'verify']], [{ name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']], [{ name: 'AES-CBC', length: 256 }, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']],
    [{ name: 'AES-CTR', length: 256 }, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']], [{ name: 'AES-KW', length: 256 }, ['wrapKey', 'unwrapKey']],
  ];
  const describe = (value) => {
    if (value instanceof CryptoKey) return `${value.type} ${value.extractable} ${value.usages.join('+')} ${JSON.stringify(Object.fromEntries(Object.entries({ ...value.algorithm, publicExponent: undefined }).sort()))}`;
    if (value instanceof ArrayBuffer) return value.byteLength > 1000 ? 'over 1000 bytes' : `${value.byteLength} bytes`;
    if (typeof value === 'object' && value.publicKey) return `${describe(value.publicKey)} / ${describe(value.privateKey)}`;
    return typeof value === 'object' ? `${Object.keys(value).sort().join('+')} ${value.kty} ${value.alg} ${value.ext} ${value.key_ops?.join('+')}` : String(value);
  };
  const say = async (name, run) => {
    let result;
    try { result = await run(); lines.push(`${name} => ${describe(result)}`); } catch (error) { lines.push(`${name} => ${error.name}`); }
    return result;
  };

  for (const [algorithm, all] of algorithms) {
    const { name } = algorithm;
    for (const usage of usages) if (!all.includes(usage)) await say(`${name} generate for ${usage}`, () => subtle.generateKey(algorithm, true, [usage]));
    await say(`${name} generate for nothing`, () => subtle.generateKey(algorithm, true, []));
    const made = await say(`${name} generate`, () => subtle.generateKey(algorithm, true, all));
    const keys = made.publicKey ? { public: made.publicKey, private: made.privateKey } : { secret: made };
    for (const [type, key] of Object.entries(keys)) {
      for (const format of ['raw', 'jwk', 'spki', 'pkcs8', 'pem']) {
        const exported = await say(`${name} ${type} export ${format}`, () => subtle.exportKey(format, key));
        if (exported === undefined) continue;
        for (const usage of usages) {
          const data = format === 'jwk' ? { ...exported, key_ops: undefined } : exported;
          await say(`${name} ${type} import ${format} for ${usage}`, () => subtle.importKey(format, data, algorithm, false, [usage]));
        }
        await say(`${name} ${type} import ${format} for nothing`, () => subtle.importKey(format, format === 'jwk' ? { ...exported, key_ops: undefined } : exported, algorithm, false, []));
        if (format === 'jwk') {
          for (const [what, change] of Object.entries({ kty: { kty: 'none' }, alg: { alg: 'none' }, use: { use: 'none' }, key_ops: { key_ops: ['none'] }, twice: { key_ops: [...all, all[0]] }, ext: { ext: false }, crv: { crv: 'none' }, x: { x: 'AAAA' }, n: { n: undefined }, k: { k: undefined } })) {
            await say(`${name} ${type} import jwk with another ${what}`, () => subtle.importKey('jwk', { ...exported, ...change }, algorithm, true, key.usages));
          }
        } else {
          await say(`${name} ${type} import ${format} of other bytes`, () => subtle.importKey(format, new Uint8Array([48, 3, 2, 1, 0]), algorithm, true, key.usages));
          await say(`${name} ${type} import ${format} of bytes and one more`, () => subtle.importKey(format, Buffer.concat([Buffer.from(exported), Buffer.from([0])]), algorithm, true, key.usages));
        }
      }
      const data = Buffer.from('tea');
      const params = { ...algorithm, hash: 'SHA-256', saltLength: 32, iv: new Uint8Array(name === 'AES-GCM' ? 12 : 16), counter: new Uint8Array(16), length: name === 'AES-CTR' ? 64 : undefined, public: keys.public };
      await say(`${name} ${type} sign`, () => subtle.sign(params, key, data));
      await say(`${name} ${type} verify`, () => subtle.verify(params, key, data, data));
      await say(`${name} ${type} encrypt`, () => subtle.encrypt(params, key, data));
      await say(`${name} ${type} decrypt`, () => subtle.decrypt(params, key, data));
      await say(`${name} ${type} deriveBits`, () => subtle.deriveBits(params, key, 128));
      await say(`${name} ${type} deriveKey`, () => subtle.deriveKey(params, key, { name: 'AES-GCM', length: 256 }, true, ['encrypt']));
      const secret = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt']);
      for (const format of ['raw', 'jwk', 'spki']) await say(`${name} ${type} wrap ${format}`, () => subtle.wrapKey(format, secret, key, params));
      await say(`${name} ${type} unwrap`, () => subtle.unwrapKey('raw', data, key, params, 'AES-GCM', true, ['encrypt']));
      await say(`${name} ${type} with another algorithm`, () => subtle.sign(name === 'HMAC' ? 'Ed25519' : 'HMAC', key, data));
    }
  }
  for (const name of ['SHA-1', 'sha-256', 'MD5', 'SHA-224', '', 'AES-GCM']) await say(`digest ${name}`, () => subtle.digest(name, Buffer.from('a')));
  for (const name of ['HKDF', 'PBKDF2']) {
    for (const usage of usages) await say(`${name} import for ${usage}`, () => subtle.importKey('raw', Buffer.from('a'), name, false, [usage]));
    for (const format of ['jwk', 'spki', 'pkcs8']) await say(`${name} import ${format}`, () => subtle.importKey(format, format === 'jwk' ? { kty: 'oct', k: 'AAAA' } : Buffer.from('a'), name, false, ['deriveBits']));
    await say(`${name} import extractable`, () => subtle.importKey('raw', Buffer.from('a'), name, true, ['deriveBits']));
    await say(`${name} import for nothing`, () => subtle.importKey('raw', Buffer.from('a'), name, false, []));
    const key = await subtle.importKey('raw', Buffer.from('a'), name, false, ['deriveBits', 'deriveKey']);
    const params = { name, hash: 'SHA-256', salt: Buffer.from('s'), info: Buffer.from('i'), iterations: 2 };
    for (const length of [8, 256, 4096, 7, -8, null, 255 * 256]) await say(`${name} bits ${length}`, () => subtle.deriveBits(params, key, length));
    for (const member of ['hash', 'salt', 'info', 'iterations']) await say(`${name} without ${member}`, () => subtle.deriveBits({ ...params, [member]: undefined }, key, 256));
    for (const derived of [{ name: 'AES-CTR', length: 128 }, { name: 'AES-KW', length: 192 }, { name: 'AES-CBC', length: 100 }, { name: 'HMAC', hash: 'SHA-512' }, { name: 'HMAC', hash: 'SHA-1', length: 160 }, { name: 'ECDSA', namedCurve: 'P-256' }]) {
      for (const usage of ['sign', 'encrypt', 'wrapKey']) await say(`${name} key ${JSON.stringify(derived)} for ${usage}`, () => subtle.deriveKey(params, key, derived, false, [usage]));
    }
  }
  return lines.join('\n');
})()
