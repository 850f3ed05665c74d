"use strict";
(function ({ use }) {
  const { Event } = use("EventScript");
  const { toStringTag } = Symbol;
  const need = (given, count, name) => {
    if (given < count) throw new TypeError(`${name} expects ${count} argument${count > 1 ? "s" : ""}`);
  };

  // HTML, 8.1.4.2.
  class ErrorEvent extends Event {
    #about;
    constructor(type, options = {}) {
      need(arguments.length, 1, "ErrorEvent");
      super(type, options);
      this.#about = {
        message: String(options?.message ?? ""), filename: String(options?.filename ?? ""), lineno: Number(options?.lineno ?? 0) >>> 0, colno: Number(options?.colno ?? 0) >>> 0, error: options?.error,
      };
    }
    get message() { return this.#about.message; }
    get filename() { return this.#about.filename; }
    get lineno() { return this.#about.lineno; }
    get colno() { return this.#about.colno; }
    get error() { return this.#about.error; }
    get [toStringTag]() { return "ErrorEvent"; }
  }

  // HTML, 8.1.4.7.
  class PromiseRejectionEvent extends Event {
    #promise;
    #reason;
    constructor(type, options) {
      need(arguments.length, 2, "PromiseRejectionEvent");
      super(type, options);
      const { promise } = options ?? {};
      if ((typeof promise !== "object" && typeof promise !== "function") || promise === null) throw new TypeError("PromiseRejectionEvent expects { promise }");
      this.#promise = promise;
      this.#reason = options.reason;
    }
    get promise() { return this.#promise; }
    get reason() { return this.#reason; }
    get [toStringTag]() { return "PromiseRejectionEvent"; }
  }

  // HTML, 9.1.
  class MessageEvent extends Event {
    #about;
    constructor(type, options = {}) {
      need(arguments.length, 1, "MessageEvent");
      super(type, options);
      const data = options?.data;
      this.#about = {
        data: data === undefined ? null : data, origin: String(options?.origin ?? ""), lastEventId: String(options?.lastEventId ?? ""), source: options?.source ?? null, ports: Object.freeze([...(options?.ports ?? [])]),
      };
    }
    get data() { return this.#about.data; }
    get origin() { return this.#about.origin; }
    get lastEventId() { return this.#about.lastEventId; }
    get source() { return this.#about.source; }
    get ports() { return this.#about.ports; }
    get [toStringTag]() { return "MessageEvent"; }
  }

  return { ErrorEvent, PromiseRejectionEvent, MessageEvent };
})
