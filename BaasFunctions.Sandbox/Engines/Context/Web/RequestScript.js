"use strict";
(function ({ send, use, peek }) {
  const { defineProperty } = Object;
  const { Headers, parts: { token, extract, bytesOf, isFree, take, copyOf, addBody, headersOf, freeze } } = use("FetchScript");
  const key = {};

  const methods = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"]);
  const told = { mode: "cors", credentials: "same-origin", cache: "default", redirect: "follow", referrer: "about:client", referrerPolicy: "", integrity: "", keepalive: false, duplex: "half" };

  let isRequest;
  let request;
  let requestPartsOf;

  class Request {
    #body;
    #about;
    #headers;
    #signal;
    constructor(input, init = {}) {
      if (input === key) {
        this.#about = init.about;
        this.#headers = init.headers;
        this.#body = init.body;
        this.#signal = null;
        return;
      }
      if (arguments.length === 0) throw new TypeError("Request expects an address");
      if (init !== null && typeof init !== "object" && typeof init !== "function") throw new TypeError("The second argument of Request is an object: { method, headers, body, signal }");
      const from = isRequest(input) ? input : null;
      const { URL } = use("UrlScript");
      const url = from ? from.#about.url : new URL(input).href;
      const about = { ...(from ? from.#about : { ...told, method: "GET" }), url };
      for (const name of Object.keys(told)) if (init?.[name] !== undefined) about[name] = typeof told[name] === "boolean" ? Boolean(init[name]) : String(init[name]);
      if (!["follow", "error", "manual"].includes(about.redirect)) throw new TypeError("redirect is follow, error or manual");
      if (init?.method !== undefined) {
        const method = String(init.method);
        if (!token.test(method)) throw new TypeError(`Not a method: ${method.slice(0, 100)}`);
        const upper = method.toUpperCase();
        if (upper === "CONNECT" || upper === "TRACE" || upper === "TRACK") throw new TypeError(`A request cannot have the method ${upper}`);
        about.method = methods.has(upper) && upper !== "PATCH" ? upper : method;
      }
      this.#about = about;
      this.#headers = new Headers(init?.headers ?? (from ? from.#headers : undefined));
      const given = init?.body === undefined || init.body === null ? null : extract(init.body);
      if (given !== null || (from && from.#body !== null)) {
        if (about.method === "GET" || about.method === "HEAD") throw new TypeError(`A request with the method ${about.method} has no body`);
      }
      if (given !== null) {
        this.#body = given.body;
        if (given.type !== null && !this.#headers.has("content-type")) this.#headers.set("content-type", given.type);
      } else if (from && from.#body !== null) {
        if (!isFree(from.#body)) throw new TypeError("The body of the Request was read already: clone() it before");
        this.#body = { ...from.#body };
        if (from.#body.stream === undefined) from.#body.used = true;
        else from.#body = { stream: from.#body.stream, used: true };
      } else this.#body = null;
      const signal = init?.signal === undefined ? from?.#signal : init.signal;
      if (signal !== undefined && signal !== null && !peek("EventScript")?.isSignal(signal)) throw new TypeError("The signal of a request is an AbortSignal");
      this.#signal = signal ?? null;
    }
    static {
      isRequest = (value) => typeof value === "object" && value !== null && #about in value;
      request = (about, headers, body) => new Request(key, { about, headers, body });
      requestPartsOf = (value) => ({ about: value.#about, headers: value.#headers, body: value.#body, signal: value.#signal });
      for (const name of Object.keys(told)) {
        defineProperty(Request.prototype, name, { __proto__: null, get() { return this.#about[name]; }, set: undefined, enumerable: false, configurable: true });
      }
    }
    get method() { return this.#about.method; }
    get url() { return this.#about.url; }
    get headers() { return this.#headers; }
    get signal() { return this.#signal ??= use("EventScript").newSignal(); }
    get destination() { return ""; }
    clone() {
      if (!isFree(this.#body)) throw new TypeError("The body of this Request was read already: clone() it before");
      const copy = new Request(key, { about: this.#about, headers: new Headers(this.#headers), body: copyOf(this.#body) });
      copy.#signal = this.#signal;
      return copy;
    }
    toJSON() { return { method: this.method, url: this.url, headers: this.#headers }; }
    get [Symbol.toStringTag]() { return "Request"; }
    static { addBody(Request.prototype, "Request", (value) => value.#body, (value) => value.#headers); }
  }

  // The request that such a handler is given: a Request, with the documented members that the standard does not have.
  function receive(given) {
    const { URL } = use("UrlScript");
    const url = URL.parse(String(given.url), "http://localhost") ?? new URL("http://localhost/");
    const { query } = given;
    if (url.search === "" && typeof query === "object" && query !== null) {
      for (const name of Object.keys(query)) for (const value of Array.isArray(query[name]) ? query[name] : [query[name]]) url.searchParams.append(name, value);
    }
    const method = String(given.method);
    const headers = headersOf(typeof given.headers === "object" && given.headers !== null ? given : {}, false);
    let body = null;
    const { rawBody } = given;
    if (rawBody !== undefined) {
      if (rawBody.length > 0 && !/^(GET|HEAD)$/i.test(method)) body = { bytes: new Uint8Array(rawBody) };
    } else if (!/^(GET|HEAD)$/i.test(method) && given.body !== undefined && given.body !== null) {
      body = { text: typeof given.body === "string" ? given.body : JSON.stringify(given.body) };
      if (!headers.has("content-type")) headers.set("content-type", typeof given.body === "string" ? "text/plain;charset=UTF-8" : "application/json");
    }
    const made = request({ ...told, method: methods.has(method.toUpperCase()) ? method.toUpperCase() : method, url: url.href }, freeze(headers), body);
    for (const name of ["query", "ip"]) defineProperty(made, name, { __proto__: null, value: given[name], writable: true, enumerable: true, configurable: true });
    return made;
  }

  return {
    Request,
    // For other scripts and the host.
    isRequest,
    needsPreparation: (input, body) => isRequest(input) || Boolean(peek("StreamScript")?.isStream(body)),
    // Sends a Request, or a body that is a stream: what is needed of them is read first.
    async send(input, init) {
      const from = isRequest(input) ? requestPartsOf(input) : null;
      const options = { ...init };
      const body = options.body ?? undefined;
      if (from) {
        options.method ??= from.about.method;
        options.redirect ??= from.about.redirect;
        options.headers ??= from.headers;
        if (options.signal === undefined && from.signal) options.signal = from.signal;
        if (body === undefined && from.body !== null) options.body = bytesOf(await take(from.body, "Request"));
      }
      if (body !== undefined && peek("StreamScript")?.isStream(body)) options.body = await use("StreamScript").readAll(body);
      return send(from ? from.about.url : input, options);
    },
    // What Deno.serve() was given.
    adaptServed: (handler) => (request) =>
      handler(receive(request), { remoteAddr: { transport: "tcp", hostname: String(request.ip ?? ""), port: 0 }, completed: Promise.resolve() }),
    // A handler of the form { fetch(request, env, ctx) }.
    adapt: (target) => (request, context) => target.fetch(receive(request), context.env, context),
  };
})
