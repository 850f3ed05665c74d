"use strict";
(function ({ bytesOf, textOf, compare, find }) {
  const typedArray = Object.getPrototypeOf(Uint8Array);
  const names = {
    __proto__: null, utf8: "utf8", "utf-8": "utf8", hex: "hex", base64: "base64", base64url: "base64url", latin1: "latin1", binary: "latin1",
    ascii: "ascii", utf16le: "utf16le", "utf-16le": "utf16le", ucs2: "utf16le", "ucs-2": "utf16le",
  };

  function encodingOf(encoding) {
    if (encoding === undefined || encoding === null) return "utf8";
    const name = names[String(encoding).toLowerCase()];
    if (name === undefined) throw Object.assign(new TypeError(`Unknown encoding: ${String(encoding).slice(0, 100)}`), { code: "ERR_UNKNOWN_ENCODING" });
    return name;
  }

  const isView = (value) => value instanceof typedArray || value instanceof DataView;
  const viewOf = (value) => value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);

  function sizeOf(size) {
    if (typeof size !== "number") throw new TypeError("The size of a Buffer is a number");
    if (!(size >= 0 && size <= 0x7FFFFFFF)) throw new RangeError("The size of a Buffer is 0 or more");
    return Math.trunc(size);
  }

  function within(value, length, otherwise) {
    const at = value === undefined ? otherwise : Math.trunc(Number(value)) || 0;
    return Math.min(Math.max(at, 0), length);
  }

  function checked(offset, bytes, length) {
    if (typeof offset !== "number") throw new TypeError("The offset is a number");
    if (!(Number.isInteger(offset) && offset >= 0 && offset + bytes <= length)) {
      throw Object.assign(new RangeError(`The value of "offset" is out of range: 0 to ${length - bytes}`), { code: "ERR_OUT_OF_RANGE" });
    }
    return offset;
  }

  class Buffer extends Uint8Array {
    constructor(value, encodingOrOffset, length) {
      if (typeof value === "string") super(bytesOf(value, encodingOf(encodingOrOffset)));
      else if (value instanceof ArrayBuffer) super(value, encodingOrOffset, length);
      else super(value);
    }
    static from(value, encodingOrOffset, length) {
      if (typeof value === "string") return asBuffer(bytesOf(value, encodingOf(encodingOrOffset)));
      if (typeof value === "object" && value !== null) {
        if (value instanceof ArrayBuffer) return new Buffer(value, encodingOrOffset, length);
        if (value instanceof typedArray) return asBuffer(Uint8Array.from(value));
        const primitive = typeof value.valueOf === "function" ? value.valueOf() : value;
        if (typeof primitive === "string") return Buffer.from(primitive, encodingOrOffset);
        if (value.type === "Buffer" && Array.isArray(value.data)) return asBuffer(new Uint8Array(value.data));
        if (Array.isArray(value) || typeof value.length === "number") return asBuffer(Uint8Array.from(value));
      }
      throw Object.assign(new TypeError("Buffer.from() expects a text, an array of numbers, an ArrayBuffer, or another Buffer"), { code: "ERR_INVALID_ARG_TYPE" });
    }
    static of(...values) { return asBuffer(new Uint8Array(values)); }
    static alloc(size, fill = undefined, encoding = undefined) {
      const made = new Buffer(sizeOf(size));
      return fill === undefined || fill === 0 ? made : made.fill(fill, encoding);
    }
    static allocUnsafe(size) { return new Buffer(sizeOf(size)); }
    static allocUnsafeSlow(size) { return new Buffer(sizeOf(size)); }
    static isBuffer(value) { return value instanceof Buffer; }
    static isEncoding(encoding) { return typeof encoding === "string" && encoding.toLowerCase() in names; }
    static byteLength(value, encoding) {
      if (typeof value === "string") return bytesOf(value, encodingOf(encoding)).length;
      if (isView(value) || value instanceof ArrayBuffer) return value.byteLength;
      throw new TypeError("Buffer.byteLength() expects a text or bytes");
    }
    static concat(list, length = undefined) {
      if (!Array.isArray(list)) throw new TypeError("Buffer.concat() expects an array of bytes");
      const parts = list.map((part) => { if (!(part instanceof Uint8Array)) throw new TypeError("Buffer.concat() expects an array of bytes"); return part; });
      let total = 0;
      for (const part of parts) total += part.length;
      const made = new Buffer(length === undefined ? total : sizeOf(length));
      let at = 0;
      for (const part of parts) {
        const fitting = part.length > made.length - at ? viewOf(part).subarray(0, made.length - at) : part;
        made.set(fitting, at);
        at += fitting.length;
      }
      return made;
    }
    static compare(a, b) {
      if (!(a instanceof Uint8Array && b instanceof Uint8Array)) throw new TypeError("Buffer.compare() expects two Buffers");
      return compare(a, b);
    }
    get parent() { return this.buffer; }
    get offset() { return this.byteOffset; }
    toString(encoding = undefined, start = 0, end = this.length) {
      const name = encodingOf(encoding);
      const from = within(start, this.length, 0);
      const to = within(end, this.length, this.length);
      return to <= from ? "" : textOf(from === 0 && to === this.length ? this : viewOf(this).subarray(from, to), name);
    }
    toLocaleString(encoding, start, end) { return this.toString(encoding, start, end); }
    toJSON() { return { type: "Buffer", data: Array.from(this) }; }
    equals(other) {
      if (!(other instanceof Uint8Array)) throw new TypeError("equals() expects a Buffer");
      return compare(this, other) === 0;
    }
    compare(other, targetStart = 0, targetEnd = other.length, sourceStart = 0, sourceEnd = this.length) {
      if (!(other instanceof Uint8Array)) throw new TypeError("compare() expects a Buffer");
      return compare(viewOf(this).subarray(sourceStart, sourceEnd), viewOf(other).subarray(targetStart, targetEnd));
    }
    subarray(start, end) { return super.subarray(start, end); }
    slice(start, end) { return this.subarray(start, end); }
    copy(target, targetStart = 0, sourceStart = 0, sourceEnd = this.length) {
      if (!(target instanceof Uint8Array)) throw new TypeError("copy() expects a Buffer");
      const at = within(targetStart, target.length, 0);
      const from = viewOf(this).subarray(within(sourceStart, this.length, 0), within(sourceEnd, this.length, this.length));
      const fitting = from.subarray(0, target.length - at);
      target.set(fitting, at);
      return fitting.length;
    }
    fill(value, offset = 0, end = this.length, encoding = undefined) {
      if (typeof offset === "string") [offset, end, encoding] = [0, this.length, offset];
      else if (typeof end === "string") [end, encoding] = [this.length, end];
      if (typeof value !== "string" && !isView(value)) { super.fill(Number(value) & 255, offset, end); return this; }
      const pattern = typeof value === "string" ? bytesOf(value, encodingOf(encoding)) : viewOf(value);
      const target = viewOf(this).subarray(within(offset, this.length, 0), within(end, this.length, this.length));
      if (pattern.length === 0) { target.fill(0); return this; }
      // Doubles what is there already.
      target.set(pattern.subarray(0, target.length));
      for (let done = pattern.length; done < target.length; done *= 2) target.copyWithin(done, 0, done);
      return this;
    }
    write(text, offset = 0, length = undefined, encoding = undefined) {
      if (typeof text !== "string") throw new TypeError("write() expects a text");
      if (typeof offset === "string") [offset, encoding] = [0, offset];
      else if (typeof length === "string") [length, encoding] = [undefined, length];
      const at = within(offset, this.length, 0);
      const name = encodingOf(encoding);
      const room = Math.min(length === undefined ? Infinity : length, this.length - at);
      let bytes = bytesOf(text, name).subarray(0, room);
      // No part of a character is written.
      if (name === "utf8" && bytes.length === room) {
        let end = bytes.length;
        while (end > 0 && (bytes[end - 1] & 0xC0) === 0x80) end--;
        const first = end > 0 ? bytes[end - 1] : 0;
        const needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        if (end > 0 && end - 1 + needed > bytes.length) bytes = bytes.subarray(0, end - 1);
      }
      this.set(bytes, at);
      return bytes.length;
    }
    indexOf(value, offset = 0, encoding = undefined) { return search(this, value, offset, encoding, false); }
    lastIndexOf(value, offset = undefined, encoding = undefined) { return search(this, value, offset, encoding, true); }
    includes(value, offset, encoding) { return this.indexOf(value, offset, encoding) >= 0; }
    readUIntBE(offset, count) { return Number(big(this, offset, count, false)); }
    readUIntLE(offset, count) { return Number(big(this, offset, count, true)); }
    readIntBE(offset, count) { return Number(BigInt.asIntN(count * 8, big(this, offset, count, false))); }
    readIntLE(offset, count) { return Number(BigInt.asIntN(count * 8, big(this, offset, count, true))); }
  }

  function asBuffer(bytes) { return new Buffer(bytes.buffer, bytes.byteOffset, bytes.length); }

  function big(bytes, offset, count, isLittle) {
    if (!(Number.isInteger(count) && count >= 1 && count <= 6)) throw new RangeError("The number of bytes is 1 to 6");
    checked(offset, count, bytes.length);
    let value = 0n;
    for (let i = 0; i < count; i++) value = (value << 8n) | BigInt(bytes[isLittle ? offset + count - 1 - i : offset + i]);
    return value;
  }

  function search(bytes, value, offset, encoding, isBackwards) {
    if (typeof offset === "string") [offset, encoding] = [undefined, offset];
    const wanted = typeof value === "string" ? bytesOf(value, encodingOf(encoding)) : typeof value === "number" ? new Uint8Array([value & 255]) : value;
    if (!(wanted instanceof Uint8Array)) throw new TypeError("What is looked for is a text, a number or a Buffer");
    const given = offset === undefined ? NaN : Math.trunc(Number(offset));
    let from = Number.isNaN(given) ? (isBackwards ? bytes.length : 0) : given;
    if (from < 0) from += bytes.length;
    if (from < 0) { if (isBackwards) return -1; from = 0; }
    return find(bytes, wanted, Math.min(from, bytes.length), isBackwards);
  }

  const numbers = [
    ["UInt8", "Uint8", 1], ["Int8", "Int8", 1], ["UInt16", "Uint16", 2], ["Int16", "Int16", 2], ["UInt32", "Uint32", 4], ["Int32", "Int32", 4],
    ["Float", "Float32", 4], ["Double", "Float64", 8], ["BigUInt64", "BigUint64", 8], ["BigInt64", "BigInt64", 8],
  ];
  const hidden = (value) => ({ __proto__: null, value, writable: true, enumerable: false, configurable: true });
  const define = (name, value) => {
    Object.defineProperty(Buffer.prototype, name, hidden(value));
    if (name.includes("UInt")) Object.defineProperty(Buffer.prototype, name.replace("UInt", "Uint"), hidden(value));
  };
  for (const [name, type, size] of numbers) {
    for (const order of size === 1 ? [""] : ["LE", "BE"]) {
      const get = `get${type}`;
      const set = `set${type}`;
      define(`read${name}${order}`, { [get](offset = 0) {
        return new DataView(this.buffer, this.byteOffset, this.byteLength)[get](checked(offset, size, this.length), order === "LE");
      } }[get]);
      define(`write${name}${order}`, { [set](value, offset = 0) {
        new DataView(this.buffer, this.byteOffset, this.byteLength)[set](checked(offset, size, this.length), value, order === "LE");
        return offset + size;
      } }[set]);
    }
  }
  define("readUIntBE", Buffer.prototype.readUIntBE);
  define("readUIntLE", Buffer.prototype.readUIntLE);

  Object.defineProperty(Buffer, "poolSize", hidden(8192));
  return { Buffer };
})
