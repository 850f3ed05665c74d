"use strict";
(function ({ after, fail, now }) {
  const { defineProperty } = Object;
  const apply = Reflect.apply;
  const key = {};

  // Web IDL, DOMException: the names that have a number.
  const codes = {
    __proto__: null,
    IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NoModificationAllowedError: 7, NotFoundError: 8,
    NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14,
    InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22,
    TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
  };

  class DOMException extends Error {
    #name;
    #message;
    constructor(message = "", options = "Error") {
      const hasOptions = typeof options === "object" && options !== null;
      const text = String(message);
      super(text);
      delete this.message;
      this.#message = text;
      this.#name = hasOptions ? (options.name === undefined ? "Error" : String(options.name)) : String(options);
      if (hasOptions && "cause" in options) {
        defineProperty(this, "cause", { __proto__: null, value: options.cause, writable: true, enumerable: false, configurable: true });
      }
    }
    get name() { return this.#name; }
    get message() { return this.#message; }
    get code() { return codes[this.#name] ?? 0; }
    // The engine's own reads the members of another object than this.
    toString() { return this.#name === "" ? this.#message : this.#message === "" ? this.#name : `${this.#name}: ${this.#message}`; }
    get [Symbol.toStringTag]() { return "DOMException"; }
  }
  // Web IDL, 4.3: the numbers under their old names, in order from 1.
  [
    "INDEX_SIZE_ERR", "DOMSTRING_SIZE_ERR", "HIERARCHY_REQUEST_ERR", "WRONG_DOCUMENT_ERR", "INVALID_CHARACTER_ERR", "NO_DATA_ALLOWED_ERR", "NO_MODIFICATION_ALLOWED_ERR",
    "NOT_FOUND_ERR", "NOT_SUPPORTED_ERR", "INUSE_ATTRIBUTE_ERR", "INVALID_STATE_ERR", "SYNTAX_ERR", "INVALID_MODIFICATION_ERR", "NAMESPACE_ERR", "INVALID_ACCESS_ERR",
    "VALIDATION_ERR", "TYPE_MISMATCH_ERR", "SECURITY_ERR", "NETWORK_ERR", "ABORT_ERR", "URL_MISMATCH_ERR", "QUOTA_EXCEEDED_ERR", "TIMEOUT_ERR", "INVALID_NODE_TYPE_ERR",
    "DATA_CLONE_ERR",
  ].forEach((name, index) => {
    const constant = { __proto__: null, value: index + 1, writable: false, enumerable: true, configurable: false };
    defineProperty(DOMException, name, constant);
    defineProperty(DOMException.prototype, name, constant);
  });

  let prepare; // Marks an event as being dispatched by us.
  let state;

  class Event {
    #type;
    #bubbles;
    #cancelable;
    #composed;
    #at = now();
    #now = { target: null, current: null, phase: 0, stopped: false, stoppedNow: false, canceled: false, passive: false, dispatching: false, trusted: false };
    constructor(type, options = {}) {
      if (arguments.length === 0) throw new TypeError("Event expects a type");
      if (options !== null && typeof options !== "object" && typeof options !== "function") throw new TypeError("The options of an event are an object");
      this.#type = String(type);
      this.#bubbles = Boolean(options?.bubbles);
      this.#cancelable = Boolean(options?.cancelable);
      this.#composed = Boolean(options?.composed);
    }
    static { state = (event) => event.#now; prepare = (value) => typeof value === "object" && value !== null && #now in value; }
    get type() { return this.#type; }
    get target() { return this.#now.target; }
    get srcElement() { return this.#now.target; }
    get currentTarget() { return this.#now.current; }
    get eventPhase() { return this.#now.phase; }
    get bubbles() { return this.#bubbles; }
    get cancelable() { return this.#cancelable; }
    get composed() { return this.#composed; }
    get timeStamp() { return this.#at; }
    get isTrusted() { return this.#now.trusted; }
    get defaultPrevented() { return this.#now.canceled; }
    get returnValue() { return !this.#now.canceled; }
    set returnValue(value) { if (!value) this.preventDefault(); }
    get cancelBubble() { return this.#now.stopped; }
    set cancelBubble(value) { if (value) this.#now.stopped = true; }
    preventDefault() { if (this.#cancelable && !this.#now.passive) this.#now.canceled = true; }
    stopPropagation() { this.#now.stopped = true; }
    stopImmediatePropagation() { this.#now.stopped = true; this.#now.stoppedNow = true; }
    composedPath() { return this.#now.current === null ? [] : [this.#now.current]; }
    get [Symbol.toStringTag]() { return "Event"; }
  }
  ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"].forEach((name, value) => {
    const constant = { __proto__: null, value, writable: false, enumerable: true, configurable: false };
    defineProperty(Event, name, constant);
    defineProperty(Event.prototype, name, constant);
  });

  class CustomEvent extends Event {
    #detail;
    constructor(type, options = {}) {
      super(type, options);
      this.#detail = options?.detail ?? null;
    }
    get detail() { return this.#detail; }
    get [Symbol.toStringTag]() { return "CustomEvent"; }
  }

  let dispatch;

  class EventTarget {
    #listeners = [];
    addEventListener(type, callback, options) {
      const listening = read(options);
      if (callback === null || callback === undefined) return;
      if (typeof callback !== "function" && typeof callback !== "object") throw new TypeError("A listener is a function or an object with handleEvent()");
      const name = String(type);
      const all = this.#listeners;
      for (let i = 0; i < all.length; i++) {
        if (all[i].type === name && all[i].callback === callback && all[i].capture === listening.capture) return;
      }
      if (listening.signal !== undefined) {
        if (!isSignal(listening.signal)) throw new TypeError("The signal of a listener is an AbortSignal");
        if (listening.signal.aborted) return;
      }
      const listener = { type: name, callback, capture: listening.capture, once: listening.once, passive: listening.passive, removed: false };
      all[all.length] = listener;
      if (listening.signal !== undefined) follow(listening.signal, () => this.#remove(listener));
    }
    removeEventListener(type, callback, options) {
      const { capture } = read(options);
      const name = String(type);
      const all = this.#listeners;
      for (let i = 0; i < all.length; i++) {
        if (all[i].type === name && all[i].callback === callback && all[i].capture === capture) { this.#remove(all[i]); return; }
      }
    }
    dispatchEvent(event) {
      if (!prepare(event)) throw new TypeError("dispatchEvent() expects an Event");
      if (state(event).dispatching) throw new DOMException("The event is being dispatched already", "InvalidStateError");
      state(event).trusted = false;
      return dispatch(this, event);
    }
    #remove(listener) {
      listener.removed = true;
      const left = [];
      for (let i = 0; i < this.#listeners.length; i++) if (this.#listeners[i] !== listener) left[left.length] = this.#listeners[i];
      this.#listeners = left;
    }
    static {
      dispatch = (target, event) => {
        const at = state(event);
        const type = event.type;
        at.dispatching = true;
        at.target = target;
        at.current = target;
        at.phase = 2;
        const all = target.#listeners;
        // What is added while it is dispatched does not hear of it: a list grows by itself, so its length counts from before.
        for (let i = 0, count = all.length; i < count && !at.stoppedNow; i++) {
          const listener = all[i];
          if (listener.removed || listener.type !== type) continue;
          if (listener.once) target.#remove(listener);
          at.passive = listener.passive;
          try {
            const { callback } = listener;
            if (typeof callback === "function") apply(callback, target, [event]);
            else callback.handleEvent(event);
          } catch (error) {
            fail(error);
          }
          at.passive = false;
        }
        at.phase = 0;
        at.current = null;
        at.stopped = at.stoppedNow = at.dispatching = false;
        return !at.canceled;
      };
    }
    get [Symbol.toStringTag]() { return "EventTarget"; }
  }

  function read(options) {
    if (typeof options !== "object" || options === null) return { capture: Boolean(options), once: false, passive: false, signal: undefined };
    return { capture: Boolean(options.capture), once: Boolean(options.once), passive: Boolean(options.passive), signal: options.signal };
  }

  let isSignal;
  let follow; // Calls back when the signal is aborted; answers what takes the call back.
  let abort;
  let depend;

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason = undefined;
    #algorithms = new Set();
    #dependents = [];
    #onabort = null;
    constructor(token) {
      if (token !== key) throw new TypeError("An AbortSignal is made by AbortController, AbortSignal.timeout() or AbortSignal.any()");
      super();
    }
    static abort(reason) {
      const signal = new AbortSignal(key);
      signal.#aborted = true;
      signal.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
      return signal;
    }
    static timeout(milliseconds) {
      const time = Number(milliseconds);
      if (!(time >= 0 && time <= Number.MAX_SAFE_INTEGER)) throw new TypeError("AbortSignal.timeout() expects milliseconds, 0 or more");
      const signal = new AbortSignal(key);
      after(time, () => abort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError")));
      return signal;
    }
    static any(signals) {
      const given = [...signals];
      for (const one of given) if (!isSignal(one)) throw new TypeError("AbortSignal.any() expects AbortSignals");
      const signal = new AbortSignal(key);
      for (const one of given) {
        if (one.#aborted) {
          signal.#aborted = true;
          signal.#reason = one.#reason;
          return signal;
        }
      }
      for (const one of given) depend(signal, one);
      return signal;
    }
    static {
      isSignal = (value) => typeof value === "object" && value !== null && #aborted in value;
      follow = (signal, algorithm) => {
        if (signal.#aborted) { algorithm(signal.#reason); return undefined; }
        signal.#algorithms.add(algorithm);
        return () => { signal.#algorithms.delete(algorithm); };
      };
      const tell = (signal) => {
        const algorithms = [...signal.#algorithms];
        signal.#algorithms.clear();
        for (let i = 0; i < algorithms.length; i++) algorithms[i](signal.#reason);
        const event = new Event("abort");
        state(event).trusted = true;
        dispatch(signal, event);
      };
      abort = (signal, reason) => {
        if (signal.#aborted) return;
        const why = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
        // All of them are aborted before the first one is told.
        const all = [signal];
        for (let i = 0; i < all.length; i++) {
          const one = all[i];
          if (one.#aborted) { all[i] = null; continue; }
          one.#aborted = true;
          one.#reason = why;
          for (let j = 0; j < one.#dependents.length; j++) all[all.length] = one.#dependents[j];
        }
        for (let i = 0; i < all.length; i++) if (all[i] !== null) tell(all[i]);
      };
      depend = (signal, source) => {
        if (source.#aborted) abort(signal, source.#reason);
        else source.#dependents[source.#dependents.length] = signal;
      };
    }
    get aborted() { return this.#aborted; }
    get reason() { return this.#reason; }
    throwIfAborted() { if (this.#aborted) throw this.#reason; }
    get onabort() { return this.#onabort; }
    set onabort(listener) {
      const next = typeof listener === "function" ? listener : null;
      if (this.#onabort === null && next !== null) {
        super.addEventListener("abort", (event) => { if (this.#onabort !== null) apply(this.#onabort, this, [event]); });
      }
      this.#onabort = next;
    }
    get [Symbol.toStringTag]() { return "AbortSignal"; }
  }

  class AbortController {
    #signal = new AbortSignal(key);
    get signal() { return this.#signal; }
    abort(reason) { abort(this.#signal, reason); }
    get [Symbol.toStringTag]() { return "AbortController"; }
  }

  return {
    DOMException, Event, CustomEvent, EventTarget, AbortSignal, AbortController,
    // For other scripts and the host.
    follow(signal, algorithm) {
      if (!isSignal(signal)) throw new TypeError("The signal of a request is an AbortSignal: new AbortController().signal, AbortSignal.timeout(ms)");
      return follow(signal, algorithm);
    },
    isSignal,
    abort: (signal, reason) => abort(signal, reason),
    notSupported: (why) => new DOMException(why, "NotSupportedError"),
    newSignal: () => new AbortSignal(key),
    depend,
  };
})
