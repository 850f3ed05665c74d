"use strict";
(function ({ encode, encodeInto, decoder }) {
  const typedArray = Object.getPrototypeOf(Uint8Array);

  class TextEncoder {
    get encoding() { return "utf-8"; }
    encode(text = "") { return encode(String(text)); }
    encodeInto(text, target) {
      if (!(target instanceof Uint8Array)) throw new TypeError("encodeInto() expects a text and a Uint8Array");
      const [bytes, read] = encodeInto(String(text), target.length);
      target.set(bytes);
      return { read, written: bytes.length };
    }
    get [Symbol.toStringTag]() { return "TextEncoder"; }
  }

  class TextDecoder {
    #encoding;
    #decode;
    #fatal;
    #ignoreBOM;
    constructor(label = "utf-8", options = {}) {
      this.#fatal = Boolean(options?.fatal);
      this.#ignoreBOM = Boolean(options?.ignoreBOM);
      const made = decoder(String(label), this.#fatal, this.#ignoreBOM);
      if (made === null) throw new RangeError(`TextDecoder does not know the encoding ${String(label).slice(0, 100)}`);
      this.#encoding = made.encoding;
      this.#decode = made.decode;
    }
    get encoding() { return this.#encoding; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    decode(input = undefined, options = {}) {
      const bytes = input === undefined ? new Uint8Array(0)
        : input instanceof typedArray || input instanceof DataView || input instanceof ArrayBuffer ? input
        : null;
      if (bytes === null) throw new TypeError("decode() expects an ArrayBuffer, a typed array or a DataView");
      return (0, this.#decode)(bytes, Boolean(options?.stream));
    }
    get [Symbol.toStringTag]() { return "TextDecoder"; }
  }

  return { TextEncoder, TextDecoder };
})
