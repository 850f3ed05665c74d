"use strict";
(function ({ bits, secret, publicOf, readKey, writeKey, readJwk, isPrivate, exponent, rsaGenerate, rsaSign, rsaVerify, rsaEncrypt, rsaDecrypt, ecGenerate, ecSign, ecVerify, ecAgree, okpGenerate, edSign, edVerify, xAgree, hkdf, pbkdf2, truncated }) {
  const hashBits = { __proto__: null, "SHA-1": 160, "SHA-256": 256, "SHA-384": 384, "SHA-512": 512 };
  const made = { __proto__: null };
  let shared;

  function error(name, message) { return shared.error(name, message); }

  // Private and public keys: RSA, elliptic curves. `type` has the usages, the kind of key for .NET, and what the algorithm of a key is.
  function pairKind(name, type, operations) {
    const { has, usages, some, newKey, material, checkJwk, jwkOf, missing } = shared;
    const both = [...type.privateUsages, ...type.publicUsages];

    function keyOf(handle, algorithm, extractable, given) {
      const isOwn = isPrivate(handle);
      const permitted = isOwn ? type.privateUsages : type.publicUsages;
      const allowed = usages(name, given, permitted);
      if (isOwn) some(name, allowed, permitted);
      return newKey(handle, isOwn ? "private" : "public", algorithm, extractable, allowed);
    }

    return {
      ...operations,
      generateKey(params, extractable, given) {
        const allowed = usages(name, given, both);
        const own = allowed.filter((one) => has(type.privateUsages, one));
        const generate = type.generator(params);
        some(name, own, type.privateUsages);
        const pairOf = (handle) => {
          const open = publicOf(handle);
          return {
            publicKey: newKey(open, "public", type.algorithm(params, open), true, allowed.filter((one) => has(type.publicUsages, one))),
            privateKey: newKey(handle, "private", type.algorithm(params, handle), extractable, own),
          };
        };
        return generate(pairOf);
      },
      importKey(format, source, params, extractable, given) {
        const expected = type.check(params);
        let handle;
        if (format === "jwk") {
          const isOwn = source("d") !== undefined;
          const allowed = usages(name, given, isOwn ? type.privateUsages : type.publicUsages);
          checkJwk(source, type.kty, type.use, undefined, extractable, allowed);
          type.checkJwk(source, expected);
          handle = material(type.read(source, expected.key));
        } else if (format === "pkcs8" || format === "spki" || (format === "raw" && type.kty !== "RSA")) {
          usages(name, given, format === "pkcs8" ? type.privateUsages : type.publicUsages);
          handle = material(readKey(format, expected.key, source));
        } else throw missing(`The format ${format} for ${name}`);
        return keyOf(handle, type.algorithm(params, handle), extractable, given);
      },
      exportKey(format, { handle, about }) {
        if (format === "jwk") return jwkOf(handle, type.jwkName?.(about.algorithm), about);
        if (format === "raw" && type.kty === "RSA") throw missing(`The format raw for ${name}`);
        if ((format === "pkcs8") !== (about.type === "private")) throw error("InvalidAccessError", `A ${about.type} key has no format ${format}`);
        return writeKey(format, handle);
      },
    };
  }

  const rsaNames = {
    __proto__: null,
    "RSASSA-PKCS1-v1_5": { __proto__: null, "SHA-1": "RS1", "SHA-256": "RS256", "SHA-384": "RS384", "SHA-512": "RS512" },
    "RSA-PSS": { __proto__: null, "SHA-1": "PS1", "SHA-256": "PS256", "SHA-384": "PS384", "SHA-512": "PS512" },
    "RSA-OAEP": { __proto__: null, "SHA-1": "RSA-OAEP", "SHA-256": "RSA-OAEP-256", "SHA-384": "RSA-OAEP-384", "SHA-512": "RSA-OAEP-512" },
  };

  function rsa(name, privateUsages, publicUsages, use, operations) {
    const check = (params) => ({ key: "RSA", hash: shared.keyHash(name, params) });
    return pairKind(name, {
      privateUsages, publicUsages, use, check, kty: "RSA",
      // One by one: an array and its methods are the function's to replace, and what was wrapped is not for it to see.
      read: (member) => readJwk("RSA", member("n"), member("e"), member("d"), member("p"), member("q"), member("dp"), member("dq"), member("qi")),
      jwkName: (algorithm) => rsaNames[name][algorithm.hash.name],
      checkJwk(member, { hash }) {
        const alg = member("alg");
        if (alg !== undefined && alg !== rsaNames[name][hash]) throw error("DataError", `alg of the key is ${shared.short(alg)}, not ${rsaNames[name][hash]}`);
        if (member("oth") !== undefined) throw shared.missing("An RSA key of more than two primes (oth)");
      },
      algorithm: (params, handle) => ({ name, modulusLength: bits(handle), publicExponent: exponent(handle), hash: { name: shared.hashOf(params.hash) } }),
      generator(params) {
        check(params);
        const size = Number(params.modulusLength);
        if (!(size >= 2048 && size <= 4096 && size % 8 === 0)) throw error("OperationError", "modulusLength is 2048 to 4096 bits, a multiple of 8");
        const power = shared.bytes(params.publicExponent, "publicExponent");
        // A handle goes through no promise: what is called then is the function's to replace.
        return (pairOf) => new Promise((resolve, reject) => {
          const take = (handle) => {
            try { resolve(pairOf(fits(handle, "No key could be made"))); } catch (failed) { reject(failed); }
          };
          if (rsaGenerate(size, power, take) === null) throw error("OperationError", "publicExponent is 65537: new Uint8Array([1, 0, 1])");
        });
      },
    }, operations);
  }

  function fits(result, what) {
    if (result === null) throw error("OperationError", what);
    return result;
  }

  function pss(params, about) {
    const hash = about.algorithm.hash.name;
    const length = Number(params.saltLength);
    if (length * 8 !== hashBits[hash]) throw shared.missing(`RSA-PSS with a saltLength of ${shared.short(params.saltLength)}`, `: use ${hashBits[hash] / 8}, the length of ${hash}`);
    return hash;
  }

  function withoutLabel(params) {
    if (params.label !== undefined && bits(shared.bytes(params.label, "label")) > 0) throw shared.missing("RSA-OAEP with a label");
  }

  const tooLong = "The key is too small for the hash, or the data too long for the key";

  function signing(scheme, hashOf) {
    return {
      sign: (params, { handle, about }, data) => fits(rsaSign(handle, scheme, hashOf(params, about), data), tooLong),
      verify: (params, { handle, about }, signature, data) => rsaVerify(handle, scheme, hashOf(params, about), signature, data),
    };
  }

  const curves = { __proto__: null, "P-256": 256, "P-384": 384, "P-521": 521 };

  function curveOf(params) {
    const curve = String(params.namedCurve);
    if (!(curve in curves)) throw shared.missing(`The curve ${shared.short(curve)}`, ": there are P-256, P-384 and P-521");
    return curve;
  }

  function curve(name, privateUsages, publicUsages, use, operations) {
    return pairKind(name, {
      privateUsages, publicUsages, use, kty: "EC",
      read: (member, key) => readJwk(key, member("x"), member("y"), member("d")),
      check: (params) => ({ key: curveOf(params) }),
      checkJwk(member, { key }) {
        if (member("crv") !== key) throw error("DataError", `crv of the key is not ${key}`);
        const names = { __proto__: null, "P-256": "ES256", "P-384": "ES384", "P-521": "ES512" };
        const alg = member("alg");
        if (name === "ECDSA" && alg !== undefined && alg !== names[key]) throw error("DataError", `alg of the key is ${shared.short(alg)}, not ${names[key]}`);
      },
      algorithm: (params) => ({ name, namedCurve: curveOf(params) }),
      generator: (params) => { const wanted = curveOf(params); return (pairOf) => pairOf(ecGenerate(wanted)); },
    }, operations);
  }

  function okp(name, privateUsages, publicUsages, use, operations) {
    return pairKind(name, {
      privateUsages, publicUsages, use, kty: "OKP",
      read: (member, key) => readJwk(key, member("x"), member("d")),
      check: () => ({ key: name }),
      checkJwk(member) {
        if (member("crv") !== name) throw error("DataError", `crv of the key is not ${name}`);
        const alg = member("alg");
        if (name === "Ed25519" && alg !== undefined && alg !== "Ed25519" && alg !== "EdDSA") throw error("DataError", `alg of the key is ${shared.short(alg)}, not Ed25519 or EdDSA`);
      },
      algorithm: () => ({ name }),
      jwkName: () => (name === "Ed25519" ? name : undefined),
      generator: () => (pairOf) => pairOf(okpGenerate(name)),
    }, operations);
  }

  // The bits are the beginning of the secret that both sides compute.
  function agreed(name, agree) {
    return {
      deriveBits(params, { handle, about }, length) {
        const other = shared.inner(params.public, undefined, name);
        if (other.about.type !== "public") throw error("InvalidAccessError", "public is the public key of the other side");
        if (about.type !== "private") throw error("InvalidAccessError", "The base key is a private key");
        if (other.about.algorithm.namedCurve !== about.algorithm.namedCurve) throw error("InvalidAccessError", "The keys are on different curves");
        const all = fits(agree(handle, other.handle), "The keys have no secret in common");
        if (length === null) return all;
        if (!(length >= 0 && length <= bits(all) && length % 1 === 0)) throw error("OperationError", `There are ${bits(all)} bits, not ${length}`);
        return truncated(all, length);
      },
    };
  }

  function whole(length) {
    if (length === null || !(length >= 0 && length % 8 === 0)) throw error("OperationError", "length is a multiple of 8 bits");
    return length / 8;
  }

  // Blocks of the hash: the bound of HKDF (RFC 5869, section 2.3), for PBKDF2 as well.
  function bounded(length, hash) {
    const count = whole(length);
    if (length > 255 * hashBits[hash]) throw error("OperationError", `length is at most 255 times that of ${hash}: ${255 * hashBits[hash]} bits`);
    return count;
  }

  function derivation(name, deriveBits) {
    const permitted = ["deriveKey", "deriveBits"];
    return {
      deriveBits,
      importKey(format, source, params, extractable, given) {
        if (format !== "raw") throw shared.missing(`The format ${format} for ${name}`);
        const allowed = shared.usages(name, given, permitted);
        if (extractable) throw error("SyntaxError", `A key for ${name} cannot be extractable`);
        shared.some(name, allowed, permitted);
        return shared.newKey(secret(source), "secret", { name }, false, allowed);
      },
      keyLength: () => null,
    };
  }

  const makers = {
    __proto__: null,
    "RSASSA-PKCS1-v1_5": (name) => rsa(name, ["sign"], ["verify"], "sig", signing("PKCS1", (params, about) => about.algorithm.hash.name)),
    "RSA-PSS": (name) => rsa(name, ["sign"], ["verify"], "sig", signing("PSS", pss)),
    "RSA-OAEP": (name) => rsa(name, ["decrypt", "unwrapKey"], ["encrypt", "wrapKey"], "enc", {
      encrypt(params, { handle, about }, data) { withoutLabel(params); return fits(rsaEncrypt(handle, about.algorithm.hash.name, data), tooLong); },
      decrypt(params, { handle, about }, data) { withoutLabel(params); return shared.opened(rsaDecrypt(handle, about.algorithm.hash.name, data)); },
    }),
    ECDSA: (name) => curve(name, ["sign"], ["verify"], "sig", {
      sign: (params, { handle }, data) => ecSign(handle, shared.hashOf(params.hash), data),
      verify: (params, { handle }, signature, data) => ecVerify(handle, shared.hashOf(params.hash), signature, data),
    }),
    ECDH: (name) => curve(name, ["deriveKey", "deriveBits"], [], "enc", agreed(name, ecAgree)),
    Ed25519: (name) => okp(name, ["sign"], ["verify"], "sig", {
      sign: (params, { handle }, data) => edSign(handle, data),
      verify: (params, { handle }, signature, data) => edVerify(handle, signature, data),
    }),
    X25519: (name) => okp(name, ["deriveKey", "deriveBits"], [], "enc", agreed(name, xAgree)),
    HKDF: (name) => derivation(name, (params, { handle }, length) => {
      const hash = shared.hashOf(params.hash);
      const salt = shared.bytes(params.salt, "salt of HKDF");
      const info = shared.bytes(params.info, "info of HKDF");
      return hkdf(hash, handle, salt, info, bounded(length, hash));
    }),
    PBKDF2: (name) => derivation(name, (params, { handle }, length) => {
      const hash = shared.hashOf(params.hash);
      const salt = shared.bytes(params.salt, "salt of PBKDF2");
      if (params.iterations === undefined) throw new TypeError("PBKDF2 needs iterations: 600000 for passwords with SHA-256");
      const iterations = Number(params.iterations);
      if (!(iterations >= 1)) throw error("OperationError", "iterations of PBKDF2 is 1 or more");
      const derived = pbkdf2(hash, handle, salt, Math.trunc(iterations), bounded(length, hash));
      if (typeof derived === "string") throw error("NotSupportedError", derived);
      return derived;
    }),
  };

  return {
    kind(given, name) {
      shared = given;
      return made[name] ??= makers[name](name);
    },
  };
})
