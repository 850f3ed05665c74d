"use strict";
(function ({ encode, decode }) {
  class TextEncoder {
    get encoding() { return "utf-8"; }
    encode(text = "") { return encode(String(text)); }
    encodeInto(text, target) {
      let read = 0;
      let written = 0;
      for (const character of String(text)) {
        const bytes = encode(character);
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += character.length;
      }
      return { read, written };
    }
  }

  class TextDecoder {
    #fatal;
    #ignoreBOM;
    #pending = new Uint8Array(0);
    constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
      if (!/^\s*(unicode-1-1-utf-8|utf-?8|unicode11utf8|unicode20utf8|x-unicode20utf8)\s*$/i.test(label)) {
        throw new RangeError(`TextDecoder knows utf-8, not ${label}`);
      }
      this.#fatal = Boolean(fatal);
      this.#ignoreBOM = Boolean(ignoreBOM);
    }
    get encoding() { return "utf-8"; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    decode(input, { stream = false } = {}) {
      const given = input === undefined ? new Uint8Array(0)
        : ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
        : new Uint8Array(input);
      const bytes = new Uint8Array(this.#pending.length + given.length);
      bytes.set(this.#pending);
      bytes.set(given, this.#pending.length);
      const end = stream ? wholeCharacters(bytes) : bytes.length;
      this.#pending = bytes.slice(end);
      return decode(bytes.subarray(0, end), this.#fatal, this.#ignoreBOM);
    }
  }

  // Where the last character begins, when its bytes are not all there.
  function wholeCharacters(bytes) {
    for (let back = 1; back <= 3 && back <= bytes.length; back++) {
      const byte = bytes[bytes.length - back];
      if ((byte & 0xC0) === 0x80) continue;
      const needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
      return needed > back ? bytes.length - back : bytes.length;
    }
    return bytes.length;
  }

  return { TextEncoder, TextDecoder };
})
