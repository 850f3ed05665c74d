"use strict";
// Encoding standard, 8: text as streams.
(function ({ encode, decoder, use }) {
  const { make } = use("StreamTransformScript");
  const typedArray = Object.getPrototypeOf(Uint8Array);

  class TextEncoderStream {
    #sides;
    constructor() {
      let begun = ""; // The first half of a character whose other half comes with the next chunk.
      this.#sides = make({
        transform(chunk, enqueue) {
          const text = begun + `${chunk}`;
          const last = text.charCodeAt(text.length - 1);
          begun = last >= 0xD800 && last <= 0xDBFF ? text[text.length - 1] : "";
          const bytes = encode(begun === "" ? text : text.slice(0, -1));
          if (bytes.length > 0) enqueue(bytes);
        },
        flush(enqueue) { if (begun !== "") enqueue(encode(begun)); },
      });
    }
    get encoding() { void this.#sides; return "utf-8"; }
    get readable() { return this.#sides.readable; }
    get writable() { return this.#sides.writable; }
    get [Symbol.toStringTag]() { return "TextEncoderStream"; }
  }

  class TextDecoderStream {
    #sides;
    #encoding;
    #fatal;
    #ignoreBOM;
    constructor(label = "utf-8", options = undefined) {
      const name = `${label}`;
      this.#fatal = Boolean(options?.fatal);
      this.#ignoreBOM = Boolean(options?.ignoreBOM);
      const made = decoder(name, this.#fatal, this.#ignoreBOM);
      if (made === null) throw new RangeError(`TextDecoderStream does not know the encoding ${name.slice(0, 100)}`);
      this.#encoding = made.encoding;
      const { decode } = made;
      this.#sides = make({
        transform(chunk, enqueue) {
          if (!(chunk instanceof typedArray || chunk instanceof DataView || chunk instanceof ArrayBuffer)) {
            throw new TypeError("A chunk of a TextDecoderStream is an ArrayBuffer, a typed array or a DataView");
          }
          const text = decode(chunk, true);
          if (text !== "") enqueue(text);
        },
        flush(enqueue) {
          const text = decode(new Uint8Array(0), false);
          if (text !== "") enqueue(text);
        },
      });
    }
    get encoding() { return this.#encoding; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    get readable() { return this.#sides.readable; }
    get writable() { return this.#sides.writable; }
    get [Symbol.toStringTag]() { return "TextDecoderStream"; }
  }

  return { TextEncoderStream, TextDecoderStream };
})
