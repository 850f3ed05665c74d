"use strict";
(function ({ encode, decode, unique, now, use, peek, bytesBefore }) {
  const typedArray = Object.getPrototypeOf(Uint8Array);
  const maxParts = 10000;
  const maxHead = 8192;
  const printable = /^[\x20-\x7E]*$/;
  const key = {};

  let isBlob;
  let bytes; // What a Blob holds; never handed out, never changed.

  function viewOf(value) {
    return value instanceof ArrayBuffer ? new Uint8Array(value)
      : value instanceof typedArray || value instanceof DataView ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : null;
  }

  function join(parts) {
    let total = 0;
    for (let i = 0; i < parts.length; i++) total += parts[i].length;
    const all = new Uint8Array(total);
    let at = 0;
    for (let i = 0; i < parts.length; i++) {
      all.set(parts[i], at);
      at += parts[i].length;
    }
    return all;
  }

  function typeOf(type) {
    const text = String(type);
    return printable.test(text) ? text.toLowerCase() : "";
  }

  class Blob {
    #bytes;
    #type;
    constructor(parts = [], options = {}) {
      if (parts === key) {
        this.#bytes = options.bytes;
        this.#type = options.type;
        return;
      }
      if (typeof parts !== "object" || parts === null || typeof parts[Symbol.iterator] !== "function") throw new TypeError("Blob expects a list of parts: [text, bytes, blob]");
      const native = options?.endings !== undefined && String(options.endings) === "native";
      const read = [];
      for (const part of parts) {
        read.push(isBlob(part) ? bytes(part) : viewOf(part) ?? encode(native ? String(part).replace(/\r\n?/g, "\n") : String(part)));
      }
      this.#bytes = join(read);
      this.#type = options?.type === undefined ? "" : typeOf(options.type);
    }
    static {
      isBlob = (value) => typeof value === "object" && value !== null && #bytes in value;
      bytes = (blob) => blob.#bytes;
    }
    get size() { return this.#bytes.length; }
    get type() { return this.#type; }
    slice(start = 0, end = this.size, type = "") { return new Blob(key, { bytes: this.#bytes.slice(start, end), type: typeOf(type) }); }
    async text() { return decode(this.#bytes, false, false); }
    async arrayBuffer() { return this.#bytes.slice().buffer; }
    async bytes() { return this.#bytes.slice(); }
    stream() { const held = this.#bytes; return use("StreamScript").ofBytes(() => held); }
    get [Symbol.toStringTag]() { return "Blob"; }
  }

  class File extends Blob {
    #name;
    #lastModified;
    constructor(parts, name, options = {}) {
      if (arguments.length < 2) throw new TypeError("File expects a list of parts and a name");
      super(parts, options);
      this.#name = String(name);
      this.#lastModified = options?.lastModified === undefined ? now() : Math.trunc(Number(options.lastModified)) || 0;
    }
    get name() { return this.#name; }
    get lastModified() { return this.#lastModified; }
    get webkitRelativePath() { return ""; }
    get [Symbol.toStringTag]() { return "File"; }
  }

  const isFile = (value) => isBlob(value) && value instanceof File;

  function fileOf(blob, name) {
    return isFile(blob) && name === undefined ? blob : new File(key, name === undefined ? "blob" : String(name), { bytes: bytes(blob), type: blob.type });
  }

  let isForm;
  let entriesOf;

  class FormData {
    #entries = [];
    constructor(form = undefined) {
      if (form !== undefined) throw new TypeError("FormData expects no argument: there are no forms of a page here");
    }
    static {
      isForm = (value) => typeof value === "object" && value !== null && #entries in value;
      entriesOf = (form) => form.#entries;
    }
    static #entry(name, value, filename, given) {
      if (isBlob(value)) return [String(name).toWellFormed(), fileOf(value, given ? filename : undefined)];
      if (given) throw new TypeError("A file name is given with a Blob or a File only");
      return [String(name).toWellFormed(), String(value).toWellFormed()];
    }
    append(name, value, filename) {
      if (arguments.length < 2) throw new TypeError("append() expects a name and a value");
      const entry = FormData.#entry(name, value, filename, arguments.length > 2 && filename !== undefined);
      if (this.#entries.length >= maxParts) throw new RangeError(`A FormData holds at most ${maxParts} entries`);
      this.#entries.push(entry);
    }
    set(name, value, filename) {
      if (arguments.length < 2) throw new TypeError("set() expects a name and a value");
      const entry = FormData.#entry(name, value, filename, arguments.length > 2 && filename !== undefined);
      const at = this.#entries.findIndex((one) => one[0] === entry[0]);
      if (at < 0) { this.append(name, value, ...(filename === undefined ? [] : [filename])); return; }
      this.#entries = this.#entries.filter((one, index) => index <= at || one[0] !== entry[0]);
      this.#entries[at] = entry;
    }
    get(name) { const found = this.#entries.find((one) => one[0] === String(name)); return found === undefined ? null : found[1]; }
    getAll(name) { return this.#entries.filter((one) => one[0] === String(name)).map((one) => one[1]); }
    has(name) { return this.#entries.some((one) => one[0] === String(name)); }
    delete(name) { this.#entries = this.#entries.filter((one) => one[0] !== String(name)); }
    forEach(callback, self) { for (const one of this.#entries) callback.call(self, one[1], one[0], this); }
    *entries() { for (const one of this.#entries) yield [one[0], one[1]]; }
    *keys() { for (const one of this.#entries) yield one[0]; }
    *values() { for (const one of this.#entries) yield one[1]; }
    get [Symbol.toStringTag]() { return "FormData"; }
  }
  Object.defineProperty(FormData.prototype, Symbol.iterator, { __proto__: null, value: FormData.prototype.entries, writable: true, enumerable: false, configurable: true });

  // HTML standard, multipart/form-data encoding: no name can end its line or its quotes.
  const lines = (text) => text.replace(/\r\n|\r|\n/g, "\r\n");
  const escape = (text) => text.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");

  function multipart(form) {
    const boundary = `----BaasFormBoundary${unique().replaceAll("-", "")}`;
    const parts = [];
    for (const one of entriesOf(form)) {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escape(lines(one[0]))}"`;
      if (typeof one[1] === "string") parts.push(encode(`${head}\r\n\r\n${lines(one[1])}\r\n`));
      else {
        parts.push(encode(`${head}; filename="${escape(one[1].name)}"\r\nContent-Type: ${one[1].type || "application/octet-stream"}\r\n\r\n`));
        parts.push(bytes(one[1]));
        parts.push(encode("\r\n"));
      }
    }
    parts.push(encode(`--${boundary}--\r\n`));
    return { bytes: join(parts), type: `multipart/form-data; boundary=${boundary}` };
  }

  // Multipart as it is received (RFC 7578). Null when it is none.
  function readMultipart(body, type) {
    const named = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
    if (named === null) return null;
    const mark = encode(`--${named[1] ?? named[2]}`);
    const form = new FormData();
    let at = bytesBefore(body, mark, 0);
    if (at < 0) return null;
    for (;;) {
      at += mark.length;
      if (body[at] === 45 && body[at + 1] === 45) return form;
      if (body[at] !== 13 || body[at + 1] !== 10) return null;
      const next = bytesBefore(body, mark, at);
      const headEnd = bytesBefore(body, encode("\r\n\r\n"), at);
      if (next < 0 || headEnd < 0 || headEnd + 4 > next - 2 || headEnd - at > maxHead) return null;
      const head = decode(body.subarray(at + 2, headEnd), false, true);
      const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head);
      const name = disposition && /(?:^|;)\s*name="([^"]*)"/i.exec(disposition[1]);
      if (!name) return null;
      const unescape = (text) => text.replace(/%0D/gi, "\r").replace(/%0A/gi, "\n").replace(/%22/g, "\"");
      const file = /(?:^|;)\s*filename="([^"]*)"/i.exec(disposition[1]);
      const content = body.slice(headEnd + 4, next - 2);
      if (file) {
        const declared = /^content-type:\s*(.*?)\s*$/im.exec(head);
        form.append(unescape(name[1]), new File(key, unescape(file[1]), { bytes: content, type: declared ? typeOf(declared[1]) : "text/plain" }));
      } else form.append(unescape(name[1]), decode(content, false, false));
      at = next;
    }
  }

  return {
    Blob, File, FormData,
    // For other scripts and the host.
    isBlob, isForm, readMultipart,
    blobOf: (held, type) => new Blob(key, { bytes: held, type: typeOf(type) }),
    // Bytes and content type of what is sent; null for what is neither a Blob nor a FormData.
    bodyOf: (value) => isForm(value) ? multipart(value) : isBlob(value) ? { bytes: bytes(value), type: value.type === "" ? null : value.type } : null,
  };
})
