"use strict";
(function ({ encode, decode, use, peek }) {
  const { defineProperty } = Object;
  const apply = Reflect.apply;
  const typedArray = Object.getPrototypeOf(Uint8Array);
  const key = {};
  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  const nullBody = new Set([101, 204, 205, 304]);
  const maxHeaders = 1000;

  const hidden = (value) => ({ __proto__: null, value, writable: true, enumerable: false, configurable: true });

  function nameOf(value) {
    const name = String(value);
    if (!token.test(name)) throw new TypeError(`Not a name of a header: ${name.slice(0, 100)}`);
    return name.toLowerCase();
  }

  const isSpace = (code) => code === 32 || code === 9 || code === 10 || code === 13;

  function valueOf(value) {
    const given = String(value);
    let from = 0;
    let to = given.length;
    while (from < to && isSpace(given.charCodeAt(from))) from++;
    while (to > from && isSpace(given.charCodeAt(to - 1))) to--;
    const text = given.slice(from, to);
    if (/[\0\r\n]|[^\x00-\xFF]/.test(text)) throw new TypeError("The value of a header has no line breaks and no characters above U+00FF");
    return text;
  }

  let isHeaders;
  let freeze; // Nobody changes the headers any more; shown as plain members, too.
  let pairsOf;

  class Headers {
    #map = new Map();
    #frozen = false;
    constructor(init = undefined) {
      if (init === undefined) return;
      if (init === null || (typeof init !== "object" && typeof init !== "function")) throw new TypeError("Headers expects pairs, an object, or Headers");
      if (isHeaders(init)) for (const pair of pairsOf(init)) this.#add(pair[0], pair[1]);
      else if (typeof init[Symbol.iterator] === "function") {
        for (const pair of init) {
          const both = [...pair];
          if (both.length !== 2) throw new TypeError("A pair of Headers has a name and a value");
          this.#add(nameOf(both[0]), valueOf(both[1]));
        }
      } else for (const name of Object.keys(init)) this.#add(nameOf(name), valueOf(init[name]));
    }
    static {
      isHeaders = (value) => typeof value === "object" && value !== null && #map in value;
      pairsOf = (headers) => headers.#pairs();
      freeze = (headers) => {
        headers.#frozen = true;
        for (const [name, values] of headers.#map) {
          if (!(name in headers)) defineProperty(headers, name, { __proto__: null, value: values.join(", "), writable: false, enumerable: true, configurable: true });
        }
        return headers;
      };
    }
    #add(name, value) {
      const values = this.#map.get(name);
      if (values !== undefined) values.push(value);
      else {
        if (this.#map.size >= maxHeaders) throw new RangeError(`Headers hold at most ${maxHeaders} names`);
        this.#map.set(name, [value]);
      }
    }
    #change() { if (this.#frozen) throw new TypeError("These headers cannot be changed: make new ones with new Headers(headers)"); }
    #pairs() {
      const pairs = [];
      for (const name of [...this.#map.keys()].sort()) {
        const values = this.#map.get(name);
        if (name === "set-cookie") for (const value of values) pairs.push([name, value]);
        else pairs.push([name, values.join(", ")]);
      }
      return pairs;
    }
    append(name, value) { const [n, v] = [nameOf(name), valueOf(value)]; this.#change(); this.#add(n, v); }
    set(name, value) { const [n, v] = [nameOf(name), valueOf(value)]; this.#change(); this.#map.delete(n); this.#add(n, v); }
    delete(name) { const n = nameOf(name); this.#change(); this.#map.delete(n); }
    get(name) { return this.#map.get(nameOf(name))?.join(", ") ?? null; }
    has(name) { return this.#map.has(nameOf(name)); }
    getSetCookie() { return [...(this.#map.get("set-cookie") ?? [])]; }
    forEach(callback, self) {
      if (typeof callback !== "function") throw new TypeError("forEach() expects a function");
      for (const pair of this.#pairs()) apply(callback, self, [pair[1], pair[0], this]);
    }
    *entries() { for (const pair of this.#pairs()) yield pair; }
    *keys() { for (const pair of this.#pairs()) yield pair[0]; }
    *values() { for (const pair of this.#pairs()) yield pair[1]; }
    // Not of the standard: headers that are logged, kept or returned show what they are.
    toJSON() {
      const plain = {};
      for (const [name, values] of this.#map) defineProperty(plain, name, { __proto__: null, value: values.join(", "), writable: true, enumerable: true, configurable: true });
      return plain;
    }
    get [Symbol.toStringTag]() { return "Headers"; }
  }
  defineProperty(Headers.prototype, Symbol.iterator, hidden(Headers.prototype.entries));

  // A body: { text }, { bytes }, { read } of the host, which may have { more } to come, or { stream }, which may be made of one of the others when it is asked for.
  function extract(value) {
    if (value === null || value === undefined) return { body: null, type: null };
    if (typeof value === "string") return { body: { text: value.toWellFormed() }, type: "text/plain;charset=UTF-8" };
    if (typeof value === "object" || typeof value === "function") {
      if (value instanceof ArrayBuffer) return { body: { bytes: new Uint8Array(value).slice() }, type: null };
      if (value instanceof typedArray || value instanceof DataView) {
        return { body: { bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice() }, type: null };
      }
      const streams = peek("StreamScript");
      if (streams?.isStream(value)) {
        if (!streams.isOpen(value)) throw new TypeError("The stream was read already, or somebody else reads it");
        return { body: { stream: value }, type: null };
      }
      const sent = peek("BlobScript")?.bodyOf(value);
      if (sent) return { body: { bytes: sent.bytes }, type: sent.type };
      const params = peek("UrlScript")?.URLSearchParams;
      if (params && value instanceof params) return { body: { text: String(value) }, type: "application/x-www-form-urlencoded;charset=UTF-8" };
      const text = String(value);
      if (text.startsWith("[object ")) {
        throw new TypeError("A body is a text, bytes, a Blob, FormData, URLSearchParams or a ReadableStream: for JSON use Response.json(value) or JSON.stringify(value)");
      }
      return { body: { text: text.toWellFormed() }, type: "text/plain;charset=UTF-8" };
    }
    return { body: { text: String(value) }, type: "text/plain;charset=UTF-8" };
  }

  const bytesOf = (body) => body.text !== undefined ? encode(body.text) : body.bytes !== undefined ? body.bytes.slice() : body.read(2);
  const textOf = (body) => body.text !== undefined ? (body.text.startsWith("\uFEFF") ? body.text.slice(1) : body.text) : body.bytes !== undefined ? decode(body.bytes, false, false) : body.read(0);

  const isUsed = (body) => body !== null && (body.used === true || (body.stream !== undefined && use("StreamScript").isDisturbed(body.stream)));
  const isFree = (body) => body === null || (body.stream === undefined ? body.used !== true || body.kept === true : use("StreamScript").isOpen(body.stream));

  // Whether there is a stream of it that nobody reads yet.
  const isComing = (body) => body !== null && isFree(body) && (body.stream !== undefined || (body.more !== undefined && !body.more.isGathered));

  function streamOf(body) {
    if (body === null) return null;
    if (body.stream === undefined) {
      const source = { text: body.text, bytes: body.bytes, read: body.read };
      const read = body.used === true && body.kept !== true;
      body.stream = body.more === undefined ? use("StreamScript").ofBytes(() => bytesOf(source)) : body.more.stream(() => bytesOf(source));
      if (read) body.stream.getReader();
    }
    return body.stream;
  }

  // What a reader of the body reads; nobody else may read it after that.
  async function take(body, what) {
    if (body === null) return { bytes: new Uint8Array(0) };
    if (!isFree(body)) throw new TypeError(`The body of this ${what} was read already: read it once and keep the value, or clone() it before`);
    if (body.stream !== undefined) {
      const bytes = await use("StreamScript").readAll(body.stream);
      // Like a response that came whole, it may be read as often as one likes.
      if (body.kept === true) {
        body.used = true;
        body.bytes = bytes;
        body.stream = body.more = body.read = undefined;
      }
      return { bytes };
    }
    body.used = true;
    await body.more?.whole();
    return body;
  }

  function copyOf(body) {
    if (body === null) return null;
    if (body.stream === undefined && (body.more === undefined || body.more.isGathered)) return { text: body.text, bytes: body.bytes, read: body.read, kept: body.kept, more: body.more };
    streamOf(body);
    const [mine, theirs] = use("StreamScript").tee(body.stream);
    body.stream = mine;
    return { stream: theirs, kept: body.kept };
  }

  // A body that is still coming. The signal of its request ends it.
  function coming({ pull, gather, cancel, abort }, signal) {
    let gathered = null;
    let live = null;
    let release;
    const over = () => { release?.(); };
    const failed = (error) => { over(); throw error; };
    if (signal !== undefined && signal !== null) {
      release = use("EventScript").follow(signal, (reason) => {
        abort(reason);
        live?.fail(reason);
      });
    }
    return {
      get isGathered() { return gathered !== null; },
      whole: () => gathered ??= gather().then(over, failed),
      stream(bytes) {
        if (gathered !== null) return use("StreamScript").ofBytes(bytes, () => gathered);
        live = use("StreamScript").ofPieces(
          () => pull().then((piece) => { if (piece === null) over(); return piece; }, failed),
          async () => { over(); cancel(); });
        return live.stream;
      },
    };
  }

  async function formOf(body, type) {
    const kind = type.split(";")[0].trim().toLowerCase();
    if (kind === "multipart/form-data") {
      const form = use("BlobScript").readMultipart(bytesOf(body), type);
      if (form) return form;
    } else if (kind === "application/x-www-form-urlencoded") {
      const { FormData } = use("BlobScript");
      const form = new FormData();
      for (const [name, value] of new (use("UrlScript").URLSearchParams)(textOf(body))) form.append(name, value);
      return form;
    }
    throw new TypeError(`The body is no form: its content type is ${kind.slice(0, 100) || "not known"}`);
  }

  // The members that Request and Response have in common.
  function addBody(target, what, body, headers) {
    const readers = {
      text() { return take(body(this), what).then(textOf); },
      json() { return take(body(this), what).then((taken) => taken.read ? taken.read(1) : JSON.parse(textOf(taken))); },
      bytes() { return take(body(this), what).then(bytesOf); },
      arrayBuffer() { return take(body(this), what).then((taken) => bytesOf(taken).buffer); },
      blob() { return take(body(this), what).then((taken) => use("BlobScript").blobOf(bytesOf(taken), headers(this).get("content-type") ?? "")); },
      formData() { return take(body(this), what).then((taken) => formOf(taken, headers(this).get("content-type") ?? "")); },
    };
    for (const name of Object.keys(readers)) {
      const read = readers[name];
      // A promise in any case, also for what is no Request or Response.
      const reader = { async [name]() { return apply(read, this, []); } }[name];
      defineProperty(target, name, hidden(reader));
    }
    defineProperty(target, "body", { __proto__: null, get() { return streamOf(body(this)); }, set: undefined, enumerable: false, configurable: true });
    defineProperty(target, "bodyUsed", { __proto__: null, get() { return isUsed(body(this)); }, set: undefined, enumerable: false, configurable: true });
  }

  let isResponse;
  let respond;
  let partsOf;

  class Response {
    #body;
    #about;
    #headers;
    #typed;
    constructor(body = null, init = {}) {
      if (body === key) {
        this.#about = init.about;
        this.#headers = init.headers;
        this.#body = init.body;
        this.#typed = init.typed;
        return;
      }
      if (init !== null && typeof init !== "object" && typeof init !== "function") throw new TypeError("The second argument of Response is an object: { status, statusText, headers }");
      const status = init?.status === undefined ? 200 : Math.trunc(Number(init.status));
      if (!(status >= 200 && status <= 599)) throw new RangeError("The status of a Response is 200 to 599");
      const statusText = init?.statusText === undefined ? "" : String(init.statusText);
      if (!/^[\t\x20-\x7E\x80-\xFF]*$/.test(statusText)) throw new TypeError("The statusText of a Response is one line of text");
      this.#about = { type: "default", url: "", redirected: false, status, statusText };
      this.#headers = new Headers(init?.headers ?? undefined);
      this.#typed = this.#headers.has("content-type");
      const given = extract(body);
      if (given.body !== null && nullBody.has(status)) throw new TypeError(`A Response with the status ${status} has no body`);
      this.#body = given.body;
      if (given.type !== null && !this.#typed) {
        this.#headers.set("content-type", given.type);
        this.#typed = typeof body !== "string";
      }
    }
    static {
      isResponse = (value) => typeof value === "object" && value !== null && #about in value;
      respond = (about, headers, body) => new Response(key, { about, headers, body, typed: true });
      partsOf = (response) => ({ about: response.#about, headers: response.#headers, body: response.#body, typed: response.#typed });
    }
    static error() {
      return respond({ type: "error", url: "", redirected: false, status: 0, statusText: "" }, freeze(new Headers()), null);
    }
    static redirect(url, status = 302) {
      const { URL } = use("UrlScript");
      const location = new URL(url).href;
      const code = Math.trunc(Number(status));
      if (![301, 302, 303, 307, 308].includes(code)) throw new RangeError("The status of a redirect is 301, 302, 303, 307 or 308");
      return respond({ type: "default", url: "", redirected: false, status: code, statusText: "" }, freeze(new Headers([["location", location]])), null);
    }
    static json(data, init = {}) {
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError("Response.json() was given a value that JSON cannot hold");
      const headers = new Headers(init?.headers ?? undefined);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      return new Response(text, { status: init?.status, statusText: init?.statusText, headers });
    }
    get type() { return this.#about.type; }
    get url() { return this.#about.url; }
    get redirected() { return this.#about.redirected; }
    get status() { return this.#about.status; }
    get ok() { return this.#about.status >= 200 && this.#about.status <= 299; }
    get statusText() { return this.#about.statusText; }
    get headers() { return this.#headers; }
    clone() {
      if (!isFree(this.#body)) throw new TypeError("The body of this Response was read already: clone() it before");
      const headers = new Headers(this.#headers);
      return new Response(key, { about: this.#about, headers: this.#about.type === "default" ? headers : freeze(headers), body: copyOf(this.#body), typed: this.#typed });
    }
    toJSON() {
      const { ok, status, statusText, url, redirected } = this;
      return { ok, status, statusText, headers: this.#headers, url, redirected };
    }
    get [Symbol.toStringTag]() { return "Response"; }
    static { addBody(Response.prototype, "Response", (response) => response.#body, (response) => response.#headers); }
  }

  const headersOf = (about, isFrozen = true) => {
    const headers = new Headers();
    for (const name of Object.keys(about.headers ?? {})) {
      if (name === "set-cookie" && about.setCookie) continue;
      try { headers.append(name, about.headers[name]); } catch { /* what is no header by the standard is left out */ }
    }
    for (const cookie of about.setCookie ?? []) headers.append("set-cookie", cookie);
    return isFrozen ? freeze(headers) : headers;
  };

  return {
    Headers, Response,
    // For other scripts and the host.
    isResponse,
    parts: { token, extract, bytesOf, isFree, take, copyOf, addBody, headersOf, freeze },
    // The response of the host: what it says of itself, and what reads its body as text (0), JSON (1) or bytes (2).
    // One that is still coming has more: what pulls, gathers and cancels it, and the signal of its request.
    respond(about, read, more, signal) {
      return respond(
        { type: "basic", url: String(about.url ?? ""), redirected: Boolean(about.redirected), status: about.status, statusText: String(about.statusText ?? "") },
        headersOf(about),
        nullBody.has(about.status) || about.isHead ? null : { read, kept: true, more: more && coming(more, signal) });
    },
    // Reads a Response that a handler returned, or sends it where a sender is given and its body is a stream.
    async open(response, done, fail, sender) {
      try {
        const { about, headers, body, typed } = partsOf(response);
        if (about.type === "error") throw new TypeError("The handler returned Response.error(), which says that there is no answer: throw an Error, or return a status");
        const pairs = [];
        for (const pair of pairsOf(headers)) pairs.push(pair[0], pair[1]);
        if (sender !== undefined && isComing(body)) {
          const stream = streamOf(body);
          if (await sender.open(about.status, pairs)) await use("StreamScript").sendAll(stream, sender.write);
          else await use("StreamScript").cancel(stream);
          done(about.status, about.statusText, pairs, undefined, typed);
          return;
        }
        const taken = body === null ? undefined : await take(body, "Response");
        done(about.status, about.statusText, pairs, taken === undefined ? undefined : taken.text ?? bytesOf(taken), typed);
      } catch (error) { fail(error); }
    },
  };
})
