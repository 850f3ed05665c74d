"use strict";
(function ({ take, textBytes, buffer, secret, randomSecret, bits, digest, hmac, isHmac, gcm, cbc, ctr, wrap, unwrap, readJwk, writeJwk, wrappedMember, use }) {
  // Key material and everything decrypted or derived stays in .NET: what script has of it are handles without members, because a function may replace any getter or method that script would use.
  const token = {};
  const blocks = { __proto__: null, "SHA-1": 512, "SHA-256": 512, "SHA-384": 1024, "SHA-512": 1024 };
  const allUsages = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];
  const canonical = { __proto__: null };
  for (const name of ["HMAC", "AES-CTR", "AES-CBC", "AES-GCM", "AES-KW", "RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP", "ECDSA", "ECDH", "Ed25519", "X25519", "HKDF", "PBKDF2"]) canonical[name.toUpperCase()] = name;

  function error(name, message) { return new (use("EventScript").DOMException)(message, name); }
  function missing(what, instead = "") { return error("NotSupportedError", `${what} is not available${instead}`); }
  function short(value) { return String(value).slice(0, 100); }

  function bytes(data, what) {
    const taken = take(data);
    if (taken === null) throw new TypeError(`${what} is an ArrayBuffer, a typed array or a DataView: encode text with TextEncoder`);
    return taken;
  }

  function nameOf(algorithm) {
    const name = typeof algorithm === "string" ? algorithm : algorithm?.name;
    if (typeof name !== "string") throw new TypeError("An algorithm is a name or an object with a name");
    return name;
  }

  function hashOf(algorithm) {
    const name = nameOf(algorithm).toUpperCase();
    if (!(name in blocks)) throw missing(`The hash ${short(name)}`, ": there are SHA-1, SHA-256, SHA-384 and SHA-512");
    return name;
  }

  // The hash of a key, which some algorithms fix when they make it.
  function keyHash(name, params) {
    if (params.hash === undefined) throw new TypeError(`A key for ${name} needs a hash: { name: '${name}', hash: 'SHA-256' }`);
    return hashOf(params.hash);
  }

  function kindOf(name) { return name in kinds ? kinds[name] : use("SubtleKeyScript").kind(shared, name); }

  // The algorithm with the first of the operations that it has.
  function lookup(algorithm, ...operations) {
    const given = nameOf(algorithm);
    const name = canonical[given.toUpperCase()];
    if (name === undefined) throw missing(`The algorithm ${short(given)}`);
    const kind = kindOf(name);
    for (let i = 0; i < operations.length; i++) {
      const run = kind[operations[i]];
      if (run !== undefined) return { name, kind, run, params: typeof algorithm === "string" ? { name } : algorithm };
    }
    throw missing(`${operations[0]} with ${name}`);
  }

  function usages(name, given, permitted) {
    const all = [...given].map(String);
    const allowed = [];
    for (let i = 0; i < all.length; i++) {
      if (!has(allUsages, all[i])) throw new TypeError(`Not a usage of a key: ${short(all[i])}`);
      if (!has(permitted, all[i])) throw error("SyntaxError", `A key for ${name} of this type cannot have the usage ${all[i]}`);
    }
    for (let i = 0; i < allUsages.length; i++) if (has(all, allUsages[i])) allowed[allowed.length] = allUsages[i];
    return allowed;
  }

  function some(name, allowed, permitted) {
    if (allowed.length === 0) throw error("SyntaxError", `A secret or private key for ${name} needs a usage: ${permitted.join(", ")}`);
  }

  let inner;

  class CryptoKey {
    #handle;
    #about;
    #shown;
    constructor(given, handle, type, algorithm, extractable, allowed) {
      if (given !== token) throw new TypeError("A CryptoKey is made by crypto.subtle.importKey() or generateKey()");
      this.#handle = handle;
      this.#about = { type, algorithm, extractable, usages: allowed };
    }
    static {
      inner = (value, usage, name) => {
        if (typeof value !== "object" || value === null || !(#handle in value)) throw new TypeError("The key is a CryptoKey: make it with crypto.subtle.importKey()");
        const about = value.#about;
        if (name !== undefined && about.algorithm.name !== name) throw error("InvalidAccessError", `The key is for ${about.algorithm.name}, not for ${name}`);
        if (usage !== undefined && !has(about.usages, usage)) throw error("InvalidAccessError", `The key was not made for the usage ${usage}`);
        return { handle: value.#handle, about };
      };
    }
    get type() { return this.#about.type; }
    get extractable() { return this.#about.extractable; }
    // What a function sees are copies: what is asked when the key is used stays as it is.
    #show() {
      const { algorithm, usages } = this.#about;
      const copy = algorithm.hash === undefined ? { ...algorithm } : { ...algorithm, hash: Object.freeze({ ...algorithm.hash }) };
      return this.#shown ??= { algorithm: Object.freeze(copy), usages: Object.freeze([...usages]) };
    }
    get algorithm() { return this.#show().algorithm; }
    get usages() { return this.#show().usages; }
    get [Symbol.toStringTag]() { return "CryptoKey"; }
  }

  // What a key may be used for is not asked of methods that a function may have replaced.
  function has(list, wanted) {
    for (let i = 0; i < list.length; i++) if (list[i] === wanted) return true;
    return false;
  }

  function newKey(handle, type, algorithm, extractable, allowed) { return new CryptoKey(token, handle, type, algorithm, extractable, allowed); }

  // Key readers give the material, or say what is wrong with it.
  function material(read) {
    if (typeof read === "string") throw error("DataError", read);
    return read;
  }

  // A JSON Web Key of the function's own; that of unwrapKey is read in .NET.
  function members(jwk) {
    if (typeof jwk !== "object" || jwk === null || take(jwk) !== null) throw new TypeError("A key in the format jwk is an object");
    return (name) => {
      const value = jwk[name];
      return value === undefined || name === "key_ops" || name === "oth" ? value : name === "ext" ? Boolean(value) : String(value);
    };
  }

  // RFC 7517, section 4, as the standard asks for it of every key.
  function checkJwk(member, kty, use, algorithm, extractable, allowed) {
    if (member("kty") !== kty) throw error("DataError", `kty of the key is not ${kty}`);
    const given = { use: member("use"), alg: member("alg"), operations: member("key_ops") };
    if (given.use !== undefined && allowed.length > 0 && given.use !== use) throw error("DataError", `use of the key is ${short(given.use)}, not ${use}`);
    if (given.operations !== undefined) {
      const all = [...given.operations].map(String);
      if (new Set(all).size !== all.length) throw error("DataError", "key_ops of the key names an operation twice");
      if (!allowed.every((one) => all.includes(one))) throw error("DataError", "key_ops of the key does not hold every usage");
    }
    if (member("ext") === false && extractable) throw error("DataError", "The key says that it must not be extractable");
    if (given.alg !== undefined && algorithm !== undefined && given.alg !== algorithm) throw error("DataError", `alg of the key is ${short(given.alg)}, not ${algorithm}`);
  }

  function jwkOf(handle, alg, about) { return { ...writeJwk(handle), ...(alg === undefined ? {} : { alg }), key_ops: [...about.usages], ext: about.extractable }; }

  // Keys that are bytes: HMAC and AES.
  function secretKind(name, permitted, use, finish, jwkName, length, operations) {
    return {
      ...operations,
      generateKey(params, extractable, given) {
        const allowed = usages(name, given, permitted);
        const size = length(params);
        some(name, allowed, permitted);
        return newKey(randomSecret(size / 8), "secret", finish(params, size, "OperationError"), extractable, allowed);
      },
      importKey(format, source, params, extractable, given) {
        const allowed = usages(name, given, permitted);
        let handle;
        if (format === "raw") handle = secret(source);
        else if (format === "jwk") {
          checkJwk(source, "oct", use, undefined, extractable, allowed);
          handle = material(readJwk("oct", source("k")));
        } else throw missing(`The format ${format} for ${name}`);
        const algorithm = finish(params, bits(handle), "DataError");
        if (format === "jwk") checkJwk(source, "oct", use, jwkName(algorithm), extractable, allowed);
        some(name, allowed, permitted);
        return newKey(handle, "secret", algorithm, extractable, allowed);
      },
      exportKey(format, { handle, about }) {
        if (format === "raw") return handle;
        if (format === "jwk") return jwkOf(handle, jwkName(about.algorithm), about);
        throw missing(`The format ${format} for ${name}`);
      },
      keyLength: length,
    };
  }

  function hmacAlgorithm(params, size) {
    const hash = keyHash("HMAC", params);
    if (size === 0) throw error("DataError", "The key is empty");
    if (params.length !== undefined && Number(params.length) !== size) throw error("DataError", `The key has ${size} bits, not ${short(params.length)}`);
    return { name: "HMAC", hash: { name: hash }, length: size };
  }

  function hmacLength(params) {
    const block = blocks[keyHash("HMAC", params)];
    const size = params.length === undefined ? block : Number(params.length);
    if (!(size >= 8 && size <= 65536 && size % 8 === 0)) throw error("OperationError", "length is 8 to 65536 bits, a multiple of 8");
    return size;
  }

  const hmacNames = { __proto__: null, "SHA-1": "HS1", "SHA-256": "HS256", "SHA-384": "HS384", "SHA-512": "HS512" };

  function aesKind(name, permitted, operations) {
    const letters = name.slice(4);
    const isSize = (size) => size === 128 || size === 192 || size === 256;
    return secretKind(
      name, permitted, "enc",
      (params, size, failure) => {
        if (!isSize(size)) throw error(failure, `A key for ${name} has 128, 192 or 256 bits, not ${size}`);
        return { name, length: size };
      },
      (algorithm) => `A${algorithm.length}${letters}`,
      (params) => {
        const size = Number(params.length);
        if (!isSize(size)) throw error("OperationError", "length is 128, 192 or 256");
        return size;
      },
      operations);
  }

  function opened(result) {
    if (result === null) throw error("OperationError", "The data cannot be decrypted with this key: one of them was changed");
    return result;
  }

  function runGcm(isEncrypting, params, handle, data) {
    const tag = params.tagLength === undefined ? 128 : Number(params.tagLength);
    if (![32, 64, 96, 104, 112, 120, 128].includes(tag)) throw error("OperationError", "tagLength is 96, 104, 112, 120 or 128");
    if (tag < 96) throw missing(`AES-GCM with a tagLength of ${tag}`, ": use 128");
    const iv = bytes(params.iv, "iv of AES-GCM");
    if (bits(iv) !== 96) throw missing(`AES-GCM with an iv of ${bits(iv) / 8} bytes`, ": use 12");
    const more = params.additionalData === undefined ? null : bytes(params.additionalData, "additionalData");
    return opened(gcm(isEncrypting, handle, iv, data, more, tag / 8));
  }

  function runCbc(isEncrypting, params, handle, data) {
    const iv = bytes(params.iv, "iv of AES-CBC");
    if (bits(iv) !== 128) throw error("OperationError", "The iv of AES-CBC has 16 bytes");
    return opened(cbc(isEncrypting, handle, iv, data));
  }

  function runCtr(params, handle, data) {
    const counter = bytes(params.counter, "counter of AES-CTR");
    if (bits(counter) !== 128) throw error("OperationError", "The counter of AES-CTR has 16 bytes");
    const length = Number(params.length);
    if (!(length >= 1 && length <= 128 && length % 1 === 0)) throw error("OperationError", "length of AES-CTR is the bits of the counter that count, 1 to 128");
    if (length < 48 && Math.ceil(bits(data) / 128) > 2 ** length) throw error("OperationError", "The data has more blocks than the counter can count");
    return ctr(handle, counter, data, length);
  }

  const crypting = ["encrypt", "decrypt", "wrapKey", "unwrapKey"];
  const kinds = {
    __proto__: null,
    HMAC: secretKind("HMAC", ["sign", "verify"], "sig", hmacAlgorithm, (algorithm) => hmacNames[algorithm.hash.name], hmacLength, {
      sign: (params, { handle, about }, data) => hmac(about.algorithm.hash.name, handle, data),
      verify: (params, { handle, about }, signature, data) => isHmac(about.algorithm.hash.name, handle, data, signature),
    }),
    "AES-GCM": aesKind("AES-GCM", crypting, {
      encrypt: (params, { handle }, data) => runGcm(true, params, handle, data),
      decrypt: (params, { handle }, data) => runGcm(false, params, handle, data),
    }),
    "AES-CBC": aesKind("AES-CBC", crypting, {
      encrypt: (params, { handle }, data) => runCbc(true, params, handle, data),
      decrypt: (params, { handle }, data) => runCbc(false, params, handle, data),
    }),
    "AES-CTR": aesKind("AES-CTR", crypting, {
      encrypt: (params, { handle }, data) => runCtr(params, handle, data),
      decrypt: (params, { handle }, data) => runCtr(params, handle, data),
    }),
    "AES-KW": aesKind("AES-KW", ["wrapKey", "unwrapKey"], {
      wrapKey(params, { handle }, data) {
        const wrapped = wrap(handle, data);
        if (wrapped === null) throw error("OperationError", "AES-KW wraps keys of 16 bytes or more, a multiple of 8: use AES-GCM for others");
        return wrapped;
      },
      unwrapKey: (params, { handle }, data) => opened(unwrap(handle, data)),
    }),
  };

  const shared = { error, missing, short, bytes, hashOf, keyHash, usages, some, has, inner, newKey, material, checkJwk, jwkOf, opened };

  function formatOf(format) {
    const name = String(format);
    if (!["raw", "jwk", "pkcs8", "spki"].includes(name)) throw new TypeError("The format of a key is raw, jwk, pkcs8 or spki");
    return name;
  }

  function exported(format, key) {
    const { name } = key.about.algorithm;
    const kind = kindOf(name);
    if (kind.exportKey === undefined) throw missing(`exportKey with ${name}`);
    if (!key.about.extractable) throw error("InvalidAccessError", "The key is not extractable");
    return kind.exportKey(format, key);
  }

  function derive(algorithm, given, usage, length) {
    const { name, run, params } = lookup(algorithm, "deriveBits");
    const key = inner(given, usage, name);
    return run(params, key, typeof length === "function" ? length() : length);
  }

  // What makes bytes of data with a key whose usage has the name of the operation.
  function transform(operation, algorithm, given, data) {
    const { name, run, params } = lookup(algorithm, operation);
    const content = bytes(data, "The data");
    return buffer(run(params, inner(given, operation, name), content));
  }

  class SubtleCrypto {
    constructor(given) { if (given !== token) throw new TypeError("There is one SubtleCrypto: crypto.subtle"); }
    async digest(algorithm, data) { return buffer(digest(hashOf(algorithm), bytes(data, "The data"))); }
    async importKey(format, keyData, algorithm, extractable, keyUsages) {
      const { run, params } = lookup(algorithm, "importKey");
      const name = formatOf(format);
      const source = name === "jwk" ? members(keyData) : bytes(keyData, `A key in the format ${name}`);
      return run(name, source, params, Boolean(extractable), keyUsages);
    }
    async generateKey(algorithm, extractable, keyUsages) {
      const { run, params } = lookup(algorithm, "generateKey");
      return run(params, Boolean(extractable), keyUsages);
    }
    async exportKey(format, given) {
      const name = formatOf(format);
      const result = exported(name, inner(given));
      return name === "jwk" ? result : buffer(result);
    }
    async sign(algorithm, given, data) { return transform("sign", algorithm, given, data); }
    async verify(algorithm, given, signature, data) {
      const { name, run, params } = lookup(algorithm, "verify");
      const content = bytes(data, "The data");
      return run(params, inner(given, "verify", name), bytes(signature, "The signature"), content);
    }
    async encrypt(algorithm, given, data) { return transform("encrypt", algorithm, given, data); }
    async decrypt(algorithm, given, data) { return transform("decrypt", algorithm, given, data); }
    async deriveBits(algorithm, given, length = null) { return buffer(derive(algorithm, given, "deriveBits", length === null ? null : Number(length))); }
    async deriveKey(algorithm, given, derivedKeyType, extractable, keyUsages) {
      const target = lookup(derivedKeyType, "importKey");
      lookup(derivedKeyType, "keyLength");
      const allowed = [...keyUsages];
      const raw = derive(algorithm, given, "deriveKey", () => target.kind.keyLength(target.params));
      return target.run("raw", raw, target.params, Boolean(extractable), allowed);
    }
    async wrapKey(format, given, wrappingKey, algorithm) {
      const name = formatOf(format);
      const { name: wrapping, run, params } = lookup(algorithm, "wrapKey", "encrypt");
      const wrapper = inner(wrappingKey, "wrapKey", wrapping);
      const key = exported(name, inner(given));
      // AES-KW takes multiples of 8 bytes: spaces after JSON mean nothing.
      return buffer(run(params, wrapper, name === "jwk" ? textBytes(JSON.stringify(key), wrapping === "AES-KW" ? 8 : 1) : key));
    }
    async unwrapKey(format, wrappedKey, unwrappingKey, algorithm, unwrappedKeyAlgorithm, extractable, keyUsages) {
      const name = formatOf(format);
      const { name: wrapping, run, params } = lookup(algorithm, "unwrapKey", "decrypt");
      const target = lookup(unwrappedKeyAlgorithm, "importKey");
      const wrapped = bytes(wrappedKey, "The wrapped key");
      const plain = run(params, inner(unwrappingKey, "unwrapKey", wrapping), wrapped);
      if (name === "jwk" && wrappedMember(plain, "kty") === null) throw error("DataError", "What was wrapped is no key in the format jwk");
      return target.run(name, name === "jwk" ? (member) => wrappedMember(plain, member) : plain, target.params, Boolean(extractable), keyUsages);
    }
    get [Symbol.toStringTag]() { return "SubtleCrypto"; }
  }

  return { CryptoKey, SubtleCrypto, subtle: new SubtleCrypto(token) };
})
