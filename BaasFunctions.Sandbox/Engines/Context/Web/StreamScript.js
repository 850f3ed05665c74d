"use strict";
(function () {
  const key = {};
  const apply = Reflect.apply;
  const typedArray = Object.getPrototypeOf(Uint8Array);

  function deferred() {
    let resolve;
    let reject;
    const promise = new Promise((done, failed) => { resolve = done; reject = failed; });
    return { promise, resolve, reject };
  }

  // A promise that nobody has to look at.
  function quiet(promise) {
    promise.catch(() => {});
    return promise;
  }

  function method(source, name) {
    const found = source[name];
    if (found !== undefined && typeof found !== "function") throw new TypeError(`${name} of a stream's source is a function`);
    return found;
  }

  let core; // What is inside of a stream.

  // Streams standard, 4: a stream with a default controller.
  class Core {
    state = "readable";
    error = undefined;
    reader = null;
    disturbed = false;
    queue = [];
    sizes = [];
    queued = 0;
    waiting = [];
    closing = false;
    started = false;
    pulling = false;
    again = false;
    constructor(source, strategy) {
      this.size = strategy.size;
      this.room = strategy.highWaterMark;
      this.source = source;
      this.controller = new ReadableStreamDefaultController(key, this);
    }
    begin(start) {
      const begun = start === undefined ? undefined : apply(start, this.source.self, [this.controller]);
      Promise.resolve(begun).then(() => { this.started = true; this.pull(); }, (error) => this.fail(error));
    }
    get desired() { return this.state === "errored" ? null : this.state === "closed" ? 0 : this.room - this.queued; }
    pull() {
      if (this.state !== "readable" || this.closing || !this.started || this.source.pull === undefined) return;
      if (!(this.waiting.length > 0 || this.desired > 0)) return;
      if (this.pulling) { this.again = true; return; }
      this.pulling = true;
      let pulled;
      try { pulled = Promise.resolve(apply(this.source.pull, this.source.self, [this.controller])); } catch (error) { pulled = Promise.reject(error); }
      pulled.then(() => {
        this.pulling = false;
        if (this.again) { this.again = false; this.pull(); }
      }, (error) => this.fail(error));
    }
    enqueue(chunk) {
      if (this.closing || this.state !== "readable") throw new TypeError("The stream is closed: nothing can be added to it");
      if (this.waiting.length > 0) {
        this.waiting.shift().resolve({ value: chunk, done: false });
      } else {
        let size = 1;
        if (this.size !== undefined) {
          try { size = Number(this.size(chunk)); } catch (error) { this.fail(error); throw error; }
          if (!(size >= 0 && size < Infinity)) {
            const error = new RangeError("The size of a chunk is a number, 0 or more");
            this.fail(error);
            throw error;
          }
        }
        this.queue.push(chunk);
        this.sizes.push(size);
        this.queued += size;
      }
      this.pull();
    }
    close() {
      if (this.closing || this.state !== "readable") throw new TypeError("The stream is closed already");
      this.closing = true;
      if (this.queue.length === 0) this.end();
    }
    end() {
      this.state = "closed";
      this.source.pull = this.source.cancel = undefined;
      for (const one of this.waiting.splice(0)) one.resolve({ value: undefined, done: true });
      this.reader?.closed.resolve(undefined);
    }
    fail(error) {
      if (this.state !== "readable") return;
      this.state = "errored";
      this.error = error;
      this.queue = [];
      this.sizes = [];
      this.queued = 0;
      this.source.pull = this.source.cancel = undefined;
      for (const one of this.waiting.splice(0)) one.reject(error);
      if (this.reader) {
        quiet(this.reader.closed.promise);
        this.reader.closed.reject(error);
      }
    }
    read() {
      this.disturbed = true;
      if (this.state === "closed") return Promise.resolve({ value: undefined, done: true });
      if (this.state === "errored") return Promise.reject(this.error);
      if (this.queue.length > 0) {
        const value = this.queue.shift();
        this.queued = Math.max(0, this.queued - this.sizes.shift());
        if (this.closing && this.queue.length === 0) this.end();
        else this.pull();
        return Promise.resolve({ value, done: false });
      }
      const one = deferred();
      this.waiting.push(one);
      this.pull();
      return one.promise;
    }
    cancel(reason) {
      this.disturbed = true;
      if (this.state === "closed") return Promise.resolve(undefined);
      if (this.state === "errored") return Promise.reject(this.error);
      const cancel = this.source.cancel;
      this.queue = [];
      this.sizes = [];
      this.queued = 0;
      this.end();
      if (cancel === undefined) return Promise.resolve(undefined);
      try { return Promise.resolve(apply(cancel, this.source.self, [reason])).then(() => undefined); } catch (error) { return Promise.reject(error); }
    }
  }

  class ReadableStreamDefaultController {
    #core;
    constructor(token, core) {
      if (token !== key) throw new TypeError("A controller is made by its stream");
      this.#core = core;
    }
    get desiredSize() { return this.#core.desired; }
    enqueue(chunk) { this.#core.enqueue(chunk); }
    close() { this.#core.close(); }
    error(reason) { this.#core.fail(reason); }
    get [Symbol.toStringTag]() { return "ReadableStreamDefaultController"; }
  }

  class ReadableStreamDefaultReader {
    #stream;
    #closed;
    constructor(stream) {
      if (!isStream(stream)) throw new TypeError("A reader is made for a ReadableStream");
      this.#stream = core(stream);
      if (this.#stream.reader) throw new TypeError("The stream is locked: another reader has it");
      this.#closed = deferred();
      this.#stream.reader = { closed: this.#closed };
      if (this.#stream.state === "closed") this.#closed.resolve(undefined);
      else if (this.#stream.state === "errored") { quiet(this.#closed.promise); this.#closed.reject(this.#stream.error); }
    }
    get closed() { return this.#closed.promise; }
    read() { return this.#stream ? this.#stream.read() : Promise.reject(new TypeError("The reader was released")); }
    cancel(reason) { return this.#stream ? this.#stream.cancel(reason) : Promise.reject(new TypeError("The reader was released")); }
    releaseLock() {
      if (!this.#stream) return;
      const released = new TypeError("The reader was released");
      if (this.#stream.state !== "readable") this.#closed = deferred();
      quiet(this.#closed.promise);
      this.#closed.reject(released);
      for (const one of this.#stream.waiting.splice(0)) one.reject(released);
      this.#stream.reader = null;
      this.#stream = null;
    }
    get [Symbol.toStringTag]() { return "ReadableStreamDefaultReader"; }
  }

  const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

  class Iteration {
    #reader;
    #keep;
    #last = Promise.resolve(undefined);
    #done = false;
    constructor(reader, keep) { this.#reader = reader; this.#keep = keep; }
    next() { return this.#then(() => this.#next()); }
    return(value) { return this.#then(() => this.#return(value)); }
    #then(step) { return (this.#last = this.#last.then(step, step)); }
    async #next() {
      if (this.#done) return { value: undefined, done: true };
      try {
        const result = await this.#reader.read();
        if (result.done) { this.#done = true; this.#reader.releaseLock(); }
        return result;
      } catch (error) {
        this.#done = true;
        this.#reader.releaseLock();
        throw error;
      }
    }
    async #return(value) {
      if (this.#done) return { value, done: true };
      this.#done = true;
      if (this.#keep) this.#reader.releaseLock();
      else {
        const cancelled = this.#reader.cancel(value);
        this.#reader.releaseLock();
        await cancelled;
      }
      return { value, done: true };
    }
  }
  Object.setPrototypeOf(Iteration.prototype, AsyncIteratorPrototype);

  let isStream;

  class ReadableStream {
    #core;
    constructor(source = {}, strategy = {}) {
      if (source === key) { this.#core = strategy; return; }
      if (source === null || (typeof source !== "object" && typeof source !== "function")) throw new TypeError("The source of a stream is an object: { start, pull, cancel }");
      if (source.type !== undefined) {
        if (String(source.type) === "bytes") throw new TypeError("A stream of type 'bytes' is not available: leave the type out and enqueue a Uint8Array");
        throw new TypeError("The type of a stream's source is left out");
      }
      const size = strategy?.size;
      if (size !== undefined && typeof size !== "function") throw new TypeError("size of a strategy is a function");
      const room = strategy?.highWaterMark === undefined ? 1 : Number(strategy.highWaterMark);
      if (!(room >= 0)) throw new RangeError("highWaterMark is a number, 0 or more");
      const start = method(source, "start");
      this.#core = new Core({ self: source, pull: method(source, "pull"), cancel: method(source, "cancel") }, { size, highWaterMark: room });
      this.#core.begin(start);
    }
    static {
      isStream = (value) => typeof value === "object" && value !== null && #core in value;
      core = (stream) => stream.#core;
    }
    static from(iterable) {
      const open = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
      if (typeof open !== "function") throw new TypeError("ReadableStream.from() expects an iterable");
      const iterator = apply(open, iterable, []);
      return new ReadableStream({
        async pull(controller) {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(await value);
        },
        async cancel(reason) { await iterator.return?.(reason); },
      }, { highWaterMark: 0 });
    }
    get locked() { return this.#core.reader !== null; }
    cancel(reason) {
      return this.#core.reader ? Promise.reject(new TypeError("The stream is locked: cancel it by its reader")) : this.#core.cancel(reason);
    }
    getReader(options = {}) {
      if (options?.mode !== undefined) throw new TypeError("A reader with a mode is not available: getReader() gives the chunks as they are");
      return new ReadableStreamDefaultReader(this);
    }
    values(options = {}) { return new Iteration(new ReadableStreamDefaultReader(this), Boolean(options?.preventCancel)); }
    tee() {
      const source = new ReadableStreamDefaultReader(this);
      const branches = [];
      const cancelled = [false, false];
      const reasons = [undefined, undefined];
      const all = deferred();
      quiet(all.promise);
      let reading = false;
      let again = false;
      const pull = () => {
        if (reading) { again = true; return; }
        reading = true;
        source.read().then(({ done, value }) => {
          reading = false;
          for (const i of [0, 1]) {
            if (cancelled[i] || core(branches[i]).state !== "readable" || core(branches[i]).closing) continue;
            if (done) core(branches[i]).close();
            else core(branches[i]).enqueue(value);
          }
          if (done) all.resolve(undefined);
          else if (again) { again = false; pull(); }
        }, (error) => {
          reading = false;
          for (const branch of branches) core(branch).fail(error);
          all.resolve(undefined);
        });
      };
      for (const i of [0, 1]) {
        branches[i] = new ReadableStream({
          pull,
          cancel(reason) {
            cancelled[i] = true;
            reasons[i] = reason;
            if (cancelled[0] && cancelled[1]) source.cancel(reasons).then(all.resolve, all.reject);
            return all.promise;
          },
        });
      }
      return branches;
    }
    get [Symbol.toStringTag]() { return "ReadableStream"; }
  }
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, { __proto__: null, value: ReadableStream.prototype.values, writable: true, enumerable: false, configurable: true });

  function bytesOf(chunk) {
    if (chunk instanceof typedArray || chunk instanceof DataView) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
    throw new TypeError("A chunk of a body is a Uint8Array: encode text with TextEncoder");
  }

  return {
    ReadableStream, ReadableStreamDefaultReader, ReadableStreamDefaultController,
    // For other scripts.
    isStream,
    isOpen: (stream) => core(stream).reader === null && !core(stream).disturbed,
    isDisturbed: (stream) => core(stream).disturbed,
    isLocked: (stream) => core(stream).reader !== null,
    tee: (stream) => apply(ReadableStream.prototype.tee, stream, []),
    // The stream of bytes that are asked for when the first is read, in pieces.
    ofBytes(read) {
      const piece = 65536;
      let bytes = null;
      let at = 0;
      const made = new Core({
        self: undefined,
        pull(controller) {
          bytes ??= read();
          if (at < bytes.length) controller.enqueue(bytes.slice(at, at + piece));
          at += piece;
          if (at >= bytes.length) controller.close();
        },
        cancel: undefined,
      }, { size: undefined, highWaterMark: 0 });
      made.begin(undefined);
      return new ReadableStream(key, made);
    },
    // All bytes of a stream, which is locked from then on.
    async readAll(stream) {
      const reader = new ReadableStreamDefaultReader(stream);
      const parts = [];
      let total = 0;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const bytes = bytesOf(value);
        parts.push(bytes.slice());
        total += bytes.length;
      }
      const all = new Uint8Array(total);
      let at = 0;
      for (let i = 0; i < parts.length; i++) {
        all.set(parts[i], at);
        at += parts[i].length;
      }
      return all;
    },
  };
})
