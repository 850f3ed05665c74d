"use strict";
(function ({ randomBytes, digest, hmac, isSame, gcm, cbc, toBase64Url, fromBase64Url, use }) {
  const typedArray = Object.getPrototypeOf(Uint8Array);
  const key = {};
  const hashes = { __proto__: null, "SHA-1": 512, "SHA-256": 512, "SHA-384": 1024, "SHA-512": 1024 };
  const letters = { __proto__: null, "SHA-1": "HS1", "SHA-256": "HS256", "SHA-384": "HS384", "SHA-512": "HS512" };
  const ciphers = { __proto__: null, "AES-GCM": "GCM", "AES-CBC": "CBC" };
  const usagesOf = { __proto__: null, HMAC: ["sign", "verify"], "AES-GCM": ["encrypt", "decrypt", "wrapKey", "unwrapKey"], "AES-CBC": ["encrypt", "decrypt", "wrapKey", "unwrapKey"] };
  const allUsages = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];
  const offered = "crypto.subtle offers digest, HMAC, AES-GCM and AES-CBC";

  function error(name, message) { return new (use("EventScript").DOMException)(message, name); }
  function missing(what) { return error("NotSupportedError", `${String(what).slice(0, 100)} is not available: ${offered}`); }

  function copyOf(data, what) {
    if (data instanceof ArrayBuffer) return new Uint8Array(data).slice();
    if (data instanceof typedArray || data instanceof DataView) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
    throw new TypeError(`${what} is an ArrayBuffer, a typed array or a DataView: encode text with TextEncoder`);
  }

  function nameOf(algorithm) {
    const name = typeof algorithm === "string" ? algorithm : algorithm?.name;
    if (typeof name !== "string") throw new TypeError("An algorithm is a name or an object with a name");
    return name.toUpperCase();
  }

  function hashOf(algorithm) {
    const name = nameOf(algorithm);
    if (!(name in hashes)) throw missing(`The hash ${name}`);
    return name;
  }

  function kindOf(algorithm) {
    const name = nameOf(algorithm);
    if (!(name in usagesOf)) throw missing(name);
    return name;
  }

  function usages(name, given) {
    const all = [...given].map(String);
    for (const one of all) {
      if (!allUsages.includes(one)) throw new TypeError(`Not a usage of a key: ${one.slice(0, 100)}`);
      if (!usagesOf[name].includes(one)) throw error("SyntaxError", `A key for ${name} cannot have the usage ${one}`);
    }
    if (all.length === 0) throw error("SyntaxError", `A secret key needs a usage: ${usagesOf[name].join(", ")}`);
    return allUsages.filter((one) => all.includes(one));
  }

  let inner;

  class CryptoKey {
    #data;
    #about;
    constructor(token, data, algorithm, extractable, allowed) {
      if (token !== key) throw new TypeError("A CryptoKey is made by crypto.subtle.importKey() or generateKey()");
      this.#data = data;
      this.#about = { algorithm: Object.freeze(algorithm), extractable, usages: Object.freeze(allowed) };
    }
    static {
      inner = (value, usage, name) => {
        if (typeof value !== "object" || value === null || !(#data in value)) throw new TypeError("The key is a CryptoKey: make it with crypto.subtle.importKey()");
        const about = value.#about;
        if (name !== undefined && about.algorithm.name !== name) throw error("InvalidAccessError", `The key is for ${about.algorithm.name}, not for ${name}`);
        if (usage !== undefined && !about.usages.includes(usage)) throw error("InvalidAccessError", `The key was not made for the usage ${usage}`);
        return { data: value.#data, about };
      };
    }
    get type() { return "secret"; }
    get extractable() { return this.#about.extractable; }
    get algorithm() { return this.#about.algorithm; }
    get usages() { return this.#about.usages; }
    get [Symbol.toStringTag]() { return "CryptoKey"; }
  }

  function algorithmOf(name, algorithm, length) {
    return name === "HMAC" ? { name, hash: Object.freeze({ name: hashOf(algorithm.hash) }), length } : { name, length };
  }

  function jwkName(algorithm) {
    return algorithm.name === "HMAC" ? letters[algorithm.hash.name] : `A${algorithm.length}${ciphers[algorithm.name]}`;
  }

  function importBytes(data, name, algorithm, extractable, allowed) {
    if (name === "HMAC") {
      if (data.length === 0) throw error("DataError", "The key is empty");
      const length = algorithm.length === undefined ? data.length * 8 : Number(algorithm.length);
      if (length !== data.length * 8) throw error("DataError", `The key has ${data.length * 8} bits, not ${length}`);
    } else if (![16, 24, 32].includes(data.length)) throw error("DataError", `A key for ${name} has 128, 192 or 256 bits, not ${data.length * 8}`);
    return new CryptoKey(key, data, algorithmOf(name, algorithm, data.length * 8), extractable, allowed);
  }

  function importJwk(jwk, name, algorithm, extractable, allowed) {
    if (typeof jwk !== "object" || jwk === null) throw new TypeError("A key in the format jwk is an object");
    if (jwk.kty !== "oct" || typeof jwk.k !== "string") throw error("DataError", "A secret key in the format jwk has kty 'oct' and k");
    const data = fromBase64Url(jwk.k);
    if (data === null) throw error("DataError", "k of the key is not base64url");
    const made = importBytes(data, name, algorithm, extractable, allowed);
    if (jwk.alg !== undefined && jwk.alg !== jwkName(made.algorithm)) throw error("DataError", `alg of the key is ${String(jwk.alg).slice(0, 20)}, not ${jwkName(made.algorithm)}`);
    if (jwk.use !== undefined && jwk.use !== (name === "HMAC" ? "sig" : "enc")) throw error("DataError", "use of the key is another one");
    if (jwk.key_ops !== undefined && !allowed.every((one) => jwk.key_ops.includes(one))) throw error("DataError", "key_ops of the key does not hold every usage");
    if (jwk.ext === false && extractable) throw error("DataError", "The key says that it must not be extractable");
    return made;
  }

  function cipher(algorithm, secret, data, isEncrypting) {
    const { name } = secret.about.algorithm;
    const iv = copyOf(algorithm.iv, `iv of ${name}`);
    let result;
    if (name === "AES-GCM") {
      const tag = algorithm.tagLength === undefined ? 128 : Number(algorithm.tagLength);
      if (![32, 64, 96, 104, 112, 120, 128].includes(tag)) throw error("OperationError", "tagLength is 96, 104, 112, 120 or 128");
      if (tag < 96) throw missing(`AES-GCM with a tagLength of ${tag}`);
      if (iv.length !== 12) throw missing(`AES-GCM with an iv of ${iv.length} bytes (12 are usual)`);
      const more = algorithm.additionalData === undefined ? new Uint8Array(0) : copyOf(algorithm.additionalData, "additionalData");
      result = gcm(isEncrypting, secret.data, iv, data, more, tag / 8);
    } else {
      if (iv.length !== 16) throw error("OperationError", "The iv of AES-CBC has 16 bytes");
      result = cbc(isEncrypting, secret.data, iv, data);
    }
    if (result === null) throw error("OperationError", "The data cannot be decrypted with this key: one of them was changed");
    return result.buffer;
  }

  function crypt(usage, algorithm, given, data) {
    const name = nameOf(algorithm);
    if (!(name in ciphers)) throw missing(name);
    return cipher(algorithm, inner(given, usage, name), copyOf(data, "The data"), usage === "encrypt");
  }

  class SubtleCrypto {
    constructor(token) { if (token !== key) throw new TypeError("There is one SubtleCrypto: crypto.subtle"); }
    async digest(algorithm, data) {
      const name = hashOf(algorithm);
      return digest(name, copyOf(data, "The data")).buffer;
    }
    async importKey(format, keyData, algorithm, extractable, keyUsages) {
      const name = kindOf(algorithm);
      const allowed = usages(name, keyUsages);
      if (name === "HMAC" && algorithm.hash === undefined) throw new TypeError("A key for HMAC needs a hash: { name: 'HMAC', hash: 'SHA-256' }");
      if (format === "raw") return importBytes(copyOf(keyData, "A key in the format raw"), name, algorithm, Boolean(extractable), allowed);
      if (format === "jwk") return importJwk(keyData, name, algorithm, Boolean(extractable), allowed);
      if (format === "pkcs8" || format === "spki") throw missing(`The format ${format} for ${name}`);
      throw new TypeError("The format of a key is raw or jwk");
    }
    async generateKey(algorithm, extractable, keyUsages) {
      const name = kindOf(algorithm);
      const allowed = usages(name, keyUsages);
      let length;
      if (name === "HMAC") {
        length = algorithm.length === undefined ? hashes[hashOf(algorithm.hash)] : Number(algorithm.length);
        if (!(length >= 8 && length <= 65536 && length % 8 === 0)) throw error("OperationError", "length is 8 to 65536 bits, a multiple of 8");
      } else {
        length = Number(algorithm.length);
        if (![128, 192, 256].includes(length)) throw error("OperationError", "length is 128, 192 or 256");
      }
      return new CryptoKey(key, randomBytes(length / 8), algorithmOf(name, algorithm, length), Boolean(extractable), allowed);
    }
    async exportKey(format, given) {
      const { data, about } = inner(given);
      if (!about.extractable) throw error("InvalidAccessError", "The key is not extractable");
      if (format === "raw") return data.slice().buffer;
      if (format === "jwk") return { kty: "oct", k: toBase64Url(data), alg: jwkName(about.algorithm), key_ops: [...about.usages], ext: true };
      throw missing(`The format ${format} for ${about.algorithm.name}`);
    }
    async sign(algorithm, given, data) {
      const name = nameOf(algorithm);
      if (name !== "HMAC") throw missing(name);
      const { data: secret, about } = inner(given, "sign", name);
      return hmac(about.algorithm.hash.name, secret, copyOf(data, "The data")).buffer;
    }
    async verify(algorithm, given, signature, data) {
      const name = nameOf(algorithm);
      if (name !== "HMAC") throw missing(name);
      const { data: secret, about } = inner(given, "verify", name);
      return isSame(hmac(about.algorithm.hash.name, secret, copyOf(data, "The data")), copyOf(signature, "The signature"));
    }
    async encrypt(algorithm, given, data) { return crypt("encrypt", algorithm, given, data); }
    async decrypt(algorithm, given, data) { return crypt("decrypt", algorithm, given, data); }
    async deriveBits(algorithm) { throw missing(`deriveBits with ${nameOf(algorithm)}`); }
    async deriveKey(algorithm) { throw missing(`deriveKey with ${nameOf(algorithm)}`); }
    async wrapKey() { throw missing("wrapKey"); }
    async unwrapKey() { throw missing("unwrapKey"); }
    get [Symbol.toStringTag]() { return "SubtleCrypto"; }
  }

  return { CryptoKey, subtle: new SubtleCrypto(key) };
})
