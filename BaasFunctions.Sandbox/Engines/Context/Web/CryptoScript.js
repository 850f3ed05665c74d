"use strict";
(function ({ randomBytes, randomUUID, use }) {
  const typedArray = Object.getPrototypeOf(Uint8Array);
  return {
    crypto: Object.freeze(Object.setPrototypeOf({
      randomUUID: function () { return randomUUID(); },
      getRandomValues: function getRandomValues(array) {
        if (!(array instanceof typedArray) || array instanceof Float32Array || array instanceof Float64Array) {
          throw new TypeError("getRandomValues() expects a typed array of whole numbers");
        }
        if (array.byteLength > 65536) throw new RangeError("getRandomValues() fills at most 65536 bytes");
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(randomBytes(array.byteLength));
        return array;
      },
      get subtle() { return use("SubtleScript").subtle; },
    }, use("EnvironmentScript").Crypto.prototype)),
  };
})
