"use strict";
// Streams standard, 4: the interfaces of readable streams that hold chunks of any kind. What not every function with streams needs is in scripts of its own.
(function ({ use }) {
  const {
    key, apply, deferred, resolved, rejected, after, dictionary, method, strategyOf, markOf, whole, promising, promised, released, stranger, Queue, Core, Reading, Control, make,
  } = use("StreamCoreScript");

  class ReadableStreamDefaultController {
    #control;
    constructor(token, control) {
      if (token !== key) throw new TypeError("A controller is made by its stream");
      this.#control = control;
    }
    get desiredSize() { return this.#control.desired; }
    enqueue(chunk = undefined) {
      if (!this.#control.isOpen) throw new TypeError("The stream is closed: nothing can be added to it");
      this.#control.enqueue(chunk);
    }
    close() {
      if (!this.#control.isOpen) throw new TypeError("The stream is closed already");
      this.#control.close();
    }
    error(reason = undefined) { this.#control.fail(reason); }
    get [Symbol.toStringTag]() { return "ReadableStreamDefaultController"; }
  }

  class ReadableStreamDefaultReader {
    #reading;
    constructor(stream) {
      if (!isStream(stream)) throw new TypeError("A reader is made for a ReadableStream");
      this.#reading = new Reading(coreOf(stream), false);
    }
    get closed() { return #reading in this ? this.#reading.closed.promise : stranger("ReadableStreamDefaultReader"); }
    read() {
      if (!(#reading in this)) return stranger("ReadableStreamDefaultReader");
      if (this.#reading.core === null) return released();
      const request = promised();
      this.#reading.read(request);
      return request.promise;
    }
    cancel(reason = undefined) {
      if (!(#reading in this)) return stranger("ReadableStreamDefaultReader");
      return this.#reading.core === null ? released() : this.#reading.core.cancel(reason);
    }
    releaseLock() { if (this.#reading.core !== null) this.#reading.release(); }
    get [Symbol.toStringTag]() { return "ReadableStreamDefaultReader"; }
  }

  let isStream;
  let coreOf; // What is inside of a stream.

  class ReadableStream {
    #core;
    constructor(source = undefined, strategy = undefined) {
      if (source === key) { this.#core = strategy; return; }
      if (source === undefined) source = { __proto__: null };
      else if (source === null || (typeof source !== "object" && typeof source !== "function")) throw new TypeError("The source of a stream is an object: { start, pull, cancel }");
      const { mark, size } = strategyOf(strategy);
      const about = "a stream's source";
      const chunk = source.autoAllocateChunkSize === undefined ? undefined : whole(source.autoAllocateChunkSize, "autoAllocateChunkSize");
      const cancel = promising(method(source, "cancel", about), source);
      const pull = promising(method(source, "pull", about), source);
      const start = method(source, "start", about);
      const { type } = source;
      if (type !== undefined) {
        if (String(type) !== "bytes") throw new TypeError("The type of a stream's source is 'bytes' or left out");
        this.#core = use("StreamBytesScript").open(source, { chunk, cancel, pull, start, mark, size });
        return;
      }
      const core = this.#core = new Core();
      const control = new Control(core, { mark: markOf(mark, 1), size, pull: undefined, cancel: undefined });
      const controller = new ReadableStreamDefaultController(key, control);
      if (pull !== undefined) control.onPull = () => pull(controller);
      control.onCancel = cancel;
      control.begin(start === undefined ? undefined : apply(start, source, [controller]));
    }
    static {
      isStream = (value) => typeof value === "object" && value !== null && #core in value;
      coreOf = (stream) => stream.#core;
    }
    static from(iterable) {
      return use("StreamFromScript").from(iterable);
    }
    get locked() { return this.#core.reader !== null; }
    cancel(reason = undefined) {
      if (!isStream(this)) return stranger("ReadableStream");
      return this.#core.reader === null ? this.#core.cancel(reason) : rejected(new TypeError("The stream is locked: cancel it by its reader"));
    }
    getReader(options = undefined) {
      const core = this.#core;
      const { mode } = dictionary(options, "The argument of getReader()");
      if (mode === undefined) return new ReadableStreamDefaultReader(this);
      if (String(mode) !== "byob") throw new TypeError("The mode of a reader is 'byob' or left out");
      core.toBytes?.();
      return new (use("StreamBytesScript").ReadableStreamBYOBReader)(this);
    }
    pipeThrough(transform, options = undefined) { return use("StreamPipeScript").through(this.#core, transform, options); }
    pipeTo(target, options = undefined) {
      return isStream(this) ? use("StreamPipeScript").to(this.#core, target, options) : stranger("ReadableStream");
    }
    tee() {
      const branches = use("StreamTeeScript").tee(this.#core, false);
      return [wrap(branches[0]), wrap(branches[1])];
    }
    values(options = undefined) {
      const core = this.#core;
      const { preventCancel } = dictionary(options, "The argument of values()");
      return iteratorOf(new Reading(core, false), Boolean(preventCancel));
    }
    get [Symbol.toStringTag]() { return "ReadableStream"; }
  }
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, { __proto__: null, value: ReadableStream.prototype.values, writable: true, enumerable: false, configurable: true });

  const wrap = (core) => new ReadableStream(key, core);
  // Web IDL, 3.7.10: an asynchronous iterator; one step at a time.
  let iteratorOf;
  class Iteration {
    #reading;
    #keeps;
    #last = null;
    #ended = false;
    constructor(token, reading, keeps) {
      if (token !== key) throw new TypeError("An iterator is made by its stream");
      this.#reading = reading;
      this.#keeps = keeps;
    }
    static { iteratorOf = (reading, keeps) => new Iteration(key, reading, keeps); }
    next() {
      if (!(#last in this)) return stranger("iterator of a ReadableStream");
      return (this.#last = this.#queued(() => this.#next()));
    }
    return(value = undefined) {
      if (!(#last in this)) return stranger("iterator of a ReadableStream");
      this.#last = this.#queued(() => this.#return(value));
      return after(this.#last, () => ({ value, done: true }));
    }
    #queued(step) { return this.#last === null ? step() : after(this.#last, step, step); }
    #next() {
      if (this.#ended) return resolved({ value: undefined, done: true });
      const reading = this.#reading;
      const { promise, resolve, reject } = deferred();
      reading.read({
        chunk: resolve,
        close: () => { reading.release(); resolve(key); },
        error: (error) => { reading.release(); reject(error); },
      });
      return after(promise, (value) => {
        this.#last = null;
        if (value !== key) return { value, done: false };
        this.#ended = true;
        return { value: undefined, done: true };
      }, (error) => {
        this.#last = null;
        this.#ended = true;
        throw error;
      });
    }
    #return(value) {
      if (this.#ended) return resolved({ value, done: true });
      this.#ended = true;
      const cancelled = this.#keeps ? resolved(undefined) : this.#reading.core.cancel(value);
      this.#reading.release();
      return cancelled;
    }
    get [Symbol.toStringTag]() { return "ReadableStream AsyncIterator"; }
  }
  delete Iteration.prototype.constructor;
  Object.setPrototypeOf(Iteration.prototype, Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype));

  return {
    ReadableStream, ReadableStreamDefaultReader, ReadableStreamDefaultController,
    // For other scripts.
    isStream,
    coreOf: (stream) => coreOf(stream),
    wrap,
    isOpen: (stream) => coreOf(stream).reader === null && !coreOf(stream).disturbed,
    isDisturbed: (stream) => coreOf(stream).disturbed,
    isLocked: (stream) => coreOf(stream).reader !== null,
    // Two streams of the same chunks, of which none can change what the other sees.
    tee(stream) {
      const branches = use("StreamTeeScript").tee(coreOf(stream), true);
      return [wrap(branches[0]), wrap(branches[1])];
    },
    // The stream of bytes that are asked for when the first is read, in pieces; what they wait for comes before. It becomes a byte stream when somebody brings a buffer.
    ofBytes(read, wait) {
      const piece = 65536;
      let bytes = null;
      let at = 0;
      const next = () => {
        bytes ??= read();
        const chunk = at < bytes.length ? bytes.slice(at, at + piece) : null;
        at += piece;
        const { controller } = core;
        if (chunk !== null) controller.enqueue(chunk);
        if (at >= bytes.length) controller.close();
        return resolved(undefined);
      };
      const pull = () => { try { return bytes === null && wait !== undefined ? after(wait(), next) : next(); } catch (error) { return rejected(error); } };
      const core = make({ mark: 0, pull });
      core.toBytes = () => { core.toBytes = undefined; use("StreamBytesScript").become(core, pull); };
      return wrap(core);
    },
    // The stream of pieces that a promise gives one after another, and null at the end; and what makes it fail.
    ofPieces(pull, cancel) {
      let coming = null; // One at a time, whoever asks.
      const next = () => coming ??= after(pull(), (piece) => {
        coming = null;
        if (piece === null) core.controller.close();
        else core.controller.enqueue(piece);
      }, (error) => {
        coming = null;
        throw error;
      });
      const core = make({ mark: 0, pull: next, cancel });
      core.toBytes = () => { core.toBytes = undefined; use("StreamBytesScript").become(core, next, cancel); };
      return { stream: wrap(core), fail: (reason) => core.controller.fail(reason) };
    },
    // Cancels a stream that nobody reads.
    cancel: (stream) => coreOf(stream).cancel(undefined),
    // Gives all bytes of a stream, which is locked from then on, to a function in pieces: the next when the promise for the last was kept.
    async sendAll(stream, write) {
      const core = coreOf(stream);
      const reading = new Reading(core, false);
      try {
        for (;;) {
          const { promise, resolve, reject } = deferred();
          reading.read({ chunk: (value) => { resolve({ __proto__: null, value }); }, close: () => { resolve(null); }, error: reject });
          const chunk = await promise;
          if (chunk === null) return;
          const bytes = bytesOf(chunk.value);
          for (let at = 0; at < bytes.length; at += 65536) await write(bytes.subarray(at, at + 65536));
        }
      } catch (error) {
        if (core.state === "readable") after(core.cancel(error), undefined, () => undefined);
        throw error;
      }
    },
    // All bytes of a stream, which is locked from then on.
    readAll(stream) {
      const reading = new Reading(coreOf(stream), false);
      const { promise, resolve, reject } = deferred();
      const parts = new Queue();
      let isBusy = false;
      let isAnswered = false;
      const request = {
        chunk(value) {
          try {
            const bytes = bytesOf(value);
            parts.add(bytes.slice(), bytes.length);
          } catch (error) { reject(error); return; }
          isAnswered = true;
          if (!isBusy) read();
        },
        close() {
          const all = new Uint8Array(parts.total);
          for (let at = 0; parts.first !== null;) {
            const part = parts.take();
            all.set(part, at);
            at += part.length;
          }
          resolve(all);
        },
        error: reject,
      };
      // Answers that come at once are taken in a loop: their number has no limit, the stack has one.
      function read() {
        isBusy = true;
        do {
          isAnswered = false;
          reading.read(request);
        } while (isAnswered);
        isBusy = false;
      }
      try { read(); } catch (error) { reject(error); }
      return promise;
    },
  };

  function bytesOf(chunk) {
    if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
    throw new TypeError("A chunk of a body is a Uint8Array: encode text with TextEncoder");
  }
})
