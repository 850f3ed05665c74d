"use strict";
// Compression standard: bytes that are made smaller and larger again while they pass. The work is done piece by piece, so that the limits of the execution see each of them.
(function ({ compressor, decompressor, use }) {
  const { make } = use("StreamTransformScript");
  const { partsOf } = use("StreamBytesCoreScript");
  const piece = 65536;

  function nameOf(format, given) {
    if (given === 0) throw new TypeError("A compression format is expected: 'gzip', 'deflate' or 'deflate-raw'");
    const name = `${format}`;
    if (name !== "gzip" && name !== "deflate" && name !== "deflate-raw") throw new TypeError(`The compression format ${name.slice(0, 100)} is not known: there are 'gzip', 'deflate' and 'deflate-raw'`);
    return name;
  }

  function bytesOf(chunk) {
    if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
    const parts = partsOf(chunk);
    if (parts === null) throw new TypeError("A chunk to compress or decompress is an ArrayBuffer, a typed array or a DataView");
    return new Uint8Array(parts.buffer, parts.byteOffset, parts.byteLength);
  }

  const give = (bytes, enqueue) => { if (bytes.length > 0) enqueue(bytes); };

  class CompressionStream {
    #sides;
    constructor(format) {
      const made = compressor(nameOf(format, arguments.length));
      if (typeof made === "number") throw new RangeError(`At most ${made} streams compress at a time: close the writable side of one, or abort it`);
      const { push, finish, close } = made;
      this.#sides = make({
        transform(chunk, enqueue) {
          const bytes = bytesOf(chunk);
          for (let at = 0; at < bytes.length; at += piece) give(push(new Uint8Array(bytes.buffer, bytes.byteOffset + at, Math.min(piece, bytes.length - at))), enqueue);
        },
        flush(enqueue) { give(finish(), enqueue); },
        cancel: close,
      });
    }
    get readable() { return this.#sides.readable; }
    get writable() { return this.#sides.writable; }
    get [Symbol.toStringTag]() { return "CompressionStream"; }
  }

  class DecompressionStream {
    #sides;
    constructor(format) {
      const { push, next, finish } = decompressor(nameOf(format, arguments.length));
      this.#sides = make({
        transform(chunk, enqueue) {
          const bytes = bytesOf(chunk);
          for (let at = 0; at < bytes.length; at += piece) {
            push(new Uint8Array(bytes.buffer, bytes.byteOffset + at, Math.min(piece, bytes.length - at)));
            for (let part = next(); part !== null; part = next()) enqueue(part);
          }
        },
        flush: finish,
        cancel: undefined,
      });
    }
    get readable() { return this.#sides.readable; }
    get writable() { return this.#sides.writable; }
    get [Symbol.toStringTag]() { return "DecompressionStream"; }
  }

  return { CompressionStream, DecompressionStream };
})
